# Mooring apply, part: what only Boot2Docker machines need for the refreshes `trust-store` and `docker-restart`.

# ---- the trust store ----

# rebuild_boot2docker NAME...: has the bundle follow these files on the disk. It is memory, and every boot rebuilds it from
# them; rebuilding it now would lose what the user's own scripts added at boot. What it takes depends on the files
# alone, so it is the same for each action and in both directions.
rebuild_boot2docker() {
  certs=/var/lib/boot2docker/certs bundle=/etc/ssl/certs/ca-certificates.crt
  for name; do
    # Our files begin with a comment, by which the certificate is found in the bundle once the file has changed or gone.
    pattern=$(printf '%s\n' "$name" | sed 's/[].[]/\\&/g')
    sed "/^# $pattern\$/,/^-----END CERTIFICATE-----/d" "$bundle" >"$bundle.new" || return
    if [ -f "$certs/$name" ] && ! has_certificate "$bundle.new" "$certs/$name"; then
      # Whatever came last may lack its line end.
      echo | cat - "$certs/$name" >>"$bundle.new" || return
    fi
    mv -f "$bundle.new" "$bundle" || return
  done
}

# has_certificate BUNDLE FILE: whether the file's first certificate is in the bundle.
has_certificate() {
  first=$(sed -n '/^-----BEGIN CERTIFICATE-----/,/^-----END CERTIFICATE-----/{p;/^-----END/q;}' "$2" | tr -d '\r\n')
  tr -d '\r\n' <"$1" | grep -qF -e "$first"
}

# ---- Docker ----

# restart_boot2docker: by $service's script, whose own restart did not wait for the old daemon's end before 1.10.3.
restart_boot2docker() {
  control=/etc/init.d/$service
  if ! is_running; then
    if [ -n "$wanted" ] && is_answering; then
      fail_with started-otherwise "$control" "$wanted"
      return
    fi
    # It will read everything when it starts.
    wanted=''
    return
  fi
  timed "$control" stop
  wait_for 30 is_stopped || fail_with not-stopped || return
  # The daemon keeps what its script writes to.
  timed "$control" start >/dev/null 2>&1
}

is_running() { timed "$control" status >/dev/null; }
is_stopped() { ! is_running; }
