# Mooring apply, part: what only Boot2Docker machines need for the refreshes `trust-store` and `docker-restart`.

# ---- the trust store ----

# boot2docker_store FILE...: has the bundle, which is memory and made at every boot, follow these files on the disk. What
# it takes depends on them alone, so it is the same for each action and in both directions.
boot2docker_store() {
  certs=/var/lib/boot2docker/certs bundle=/etc/ssl/certs/ca-certificates.crt
  if [ -x /usr/local/tce.installed/ca-certificates ]; then
    build_bundle
  else
    for name; do append "$name" || return; done
  fi
  for name; do
    if [ -f "$certs/$name" ] && ! holds "$bundle" "$certs/$name"; then
      echo "$bundle lacks $certs/$name" && return 1
    fi
  done
}

# build_bundle: as the boot does since 18.09 (files/bootsync.sh). Once its own links are there, Tiny Core's script ends
# with a failure, so its status tells nothing.
build_bundle() {
  links=/usr/local/share/ca-certificates/boot2docker
  mkdir -p "$links"
  set +f
  for link in "$links"/*; do [ -e "$link" ] || rm -f "$link"; done
  for file in "$certs"/*.pem "$certs"/*.crt; do
    name=${file##*/}
    [ ! -f "$file" ] || ln -sf "$file" "$links/${name%.crt}.crt"
  done
  set -f
  limited /usr/local/tce.installed/ca-certificates
}

# append NAME: before 18.09 the boot adds each file to the end of the bundle (rootfs/rootfs/etc/rc.d/install-ca-certs). In ours a
# comment with the name comes first, by which the certificate is found there once the file has changed or gone.
append() {
  pattern=$(printf '%s\n' "$1" | sed 's/[].[]/\\&/g')
  sed "/^# $pattern\$/,/^-----END CERTIFICATE-----/d" "$bundle" >"$bundle.new" || return
  if [ -f "$certs/$1" ] && ! holds "$bundle.new" "$certs/$1"; then cat "$certs/$1" >>"$bundle.new" || return; fi
  mv -f "$bundle.new" "$bundle"
}

# holds BUNDLE FILE: whether the file's first certificate is in the bundle.
holds() {
  first=$(sed -n '/^-----BEGIN CERTIFICATE-----/,/^-----END CERTIFICATE-----/{p;/^-----END/q;}' "$2" | tr -d '\r\n')
  tr -d '\r\n' <"$1" | grep -qF -e "$first"
}

# ---- Docker ----

# restart_boot2docker: by $service's script, whose own restart did not wait for the old daemon's end before 1.10.3.
restart_boot2docker() {
  control=/etc/init.d/$service
  if ! runs; then
    if [ -n "$wanted" ] && answers; then echo "$control has not started the Docker at $wanted" && return 1; fi
    wanted='' # it will read everything when it starts
    return
  fi
  limited "$control" stop
  await 30 ended || { echo 'Docker does not end' && return 1; }
  # The daemon keeps what its script writes to.
  limited "$control" start >/dev/null 2>&1
}

runs() { limited "$control" status >/dev/null; }
ended() { ! runs; }
