# Mooring apply, part: what only Boot2Docker machines need for the refreshes `trust-store` and `docker-restart`.

# ---- the trust store ----

# boot2docker_store NAME...: has the bundle follow these files on the disk. It is memory, and every boot builds it from
# them anew; building it now would lose what scripts of the user added to it at boot. What it takes depends on the files
# alone, so it is the same for each action and in both directions.
boot2docker_store() {
  certs=/var/lib/boot2docker/certs bundle=/etc/ssl/certs/ca-certificates.crt
  for name; do
    # Our files begin with a comment, by which the certificate is found in the bundle once the file has changed or gone.
    pattern=$(printf '%s\n' "$name" | sed 's/[].[]/\\&/g')
    sed "/^# $pattern\$/,/^-----END CERTIFICATE-----/d" "$bundle" >"$bundle.new" || return
    if [ -f "$certs/$name" ] && ! holds "$bundle.new" "$certs/$name"; then
      # Whatever came last may lack its line end.
      echo | cat - "$certs/$name" >>"$bundle.new" || return
    fi
    mv -f "$bundle.new" "$bundle" || return
  done
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
