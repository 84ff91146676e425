# Mooring apply, part: the refresh `trust-store`. It is done when its effect is there, and not when a command has ended well:
# Debian's command appends to one file with a fixed name, so whatever one of them leaves half done the next one takes in.

refresh_trust_store() {
  family=$1 action=$2
  shift 2
  case $direction:$action in
    undo:add) action=remove ;;
    undo:remove) action=add ;;
  esac
  anchors=/usr/local/share/ca-certificates bundle=/etc/ssl/certs/ca-certificates.crt
  case $family in
    debian | alpine) ;;
    suse) anchors=/etc/pki/trust/anchors bundle=/var/lib/ca-certificates/ca-bundle.pem ;;
    redhat) anchors=/etc/pki/ca-trust/source/anchors bundle=/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem ;;
    arch) anchors=/etc/ca-certificates/trust-source/anchors bundle=/etc/ca-certificates/extracted/tls-ca-bundle.pem ;;
    boot2docker)
      rebuild_boot2docker "$@"
      return
      ;;
    *) return 1 ;;
  esac
  tries=3 difference=none
  while [ "$tries" -gt 0 ]; do
    tries=$((tries - 1))
    build_store "$@"
    status=$?
    case $status in
      0) if is_built "$@"; then return 0; fi ;;
      # Only a signal makes it worth another run, and not our own after the timeout.
      129 | 130 | 131 | 137 | 143) ;;
      *) return "$status" ;;
    esac
  done
  [ "$status" = 0 ] || return "$status"
  fail_with not-built "$bundle"
}

# build_store FILE...: by the command of the family, to its end.
build_store() {
  case $family in
    debian) build_debian "$@" ;;
    alpine | suse) to_end "$caller" update-ca-certificates ;;
    redhat) to_end "$caller" update-ca-trust extract ;;
    arch) to_end "$caller" update-ca-trust ;;
  esac
}

# is_built FILE...: whether the files that are there are in the bundle.
is_built() {
  if [ "$action" != remove ]; then
    for file; do
      [ ! -f "$anchors/$file" ] || has_certificate "$bundle" "$anchors/$file" || return
    done
  fi
  [ "$family" != debian ] || is_debian_built "$@"
}

# ---- Debian's ----

# build_debian FILE...: the command tells openssl and its hooks, one of which fills Java's key store, only of links that it
# makes or removes itself. So that one that was interrupted before it told them is made good, it finds the links as they
# were before.
build_debian() {
  wait_for "$seconds" is_idle || fail_with store-busy "$holder" || return
  rm -f "$bundle.new" || return
  for file; do
    set_link "$file"
    case $action in
      add) if [ -L "$link" ]; then rm -f "$link"; fi ;;
      remove) is_free "$link" && ln -s "$anchors/$file" "$link" ;;
    esac
  done
  case $action in
    add) to_end "$caller" update-ca-certificates ;;
    # A link whose target only changed is no news to a plain run: neither the hash links nor the hooks would follow.
    change) to_end "$caller" update-ca-certificates --fresh ;;
    remove) remove_from_debian "$@" ;;
  esac
}

# remove_from_debian FILE...: as if they were deselected in ca-certificates.conf, so that the links are removed and the hooks
# are told. An old update-ca-certificates prints its usage instead.
remove_from_debian() {
  list=$entry/list selected=/etc/ca-certificates.conf
  { { [ ! -e "$selected" ] || cat "$selected"; } && printf '\n' && printf '!%s\n' "$@"; } >"$list" &&
    to_end "$caller" update-ca-certificates --certsconf "$list"
  status=$?
  rm -f "$list"
  for file; do
    set_link "$file"
    if [ "$status" -le 128 ] && [ -L "$link" ]; then to_end "$caller" update-ca-certificates --fresh && return; fi
  done
  return "$status"
}

# set_link FILE: sets link, the name by which the command links it.
set_link() { link=${bundle%/*}/$(printf '%s' "${1%.crt}" | tr , _).pem; }

# is_idle: whether nobody else runs the command; sets holder. Two of them write to the same file. Those in containers, which
# this host sees as well, write to another.
is_idle() {
  set +f
  others=$(grep -lsx update-ca-certi /proc/[0-9]*/comm)
  set -f
  for process in $others; do
    process=${process%/comm}
    # shellcheck disable=SC3013 # where there is no -ef, nobody is waited for
    if [ "$process/ns/mnt" -ef /proc/self/ns/mnt ] 2>/dev/null; then holder=${process#/proc/} && return 1; fi
  done
}

# is_debian_built FILE...: whether no link is dangling or missing, and the bundle has the certificates of the files that it is
# built from, each as often, and no other. Where a host's hooks or odd names make it differ, two runs in a row come to the same.
is_debian_built() {
  for file; do
    set_link "$file"
    if [ -L "$link" ] && [ ! -e "$link" ]; then return 1; fi
    if [ "$action" != remove ] && [ -f "$anchors/$file" ] && [ ! -e "$link" ]; then return 1; fi
  done
  previous=$difference
  print_sources | print_certificates >"$entry/list"
  difference=$(print_certificates <"$bundle" | comm -3 - "$entry/list")
  rm -f "$entry/list"
  [ -z "$difference" ] || [ "$difference" = "$previous" ]
}

# print_sources: the files that the bundle is built from, one after the other.
print_sources() {
  {
    sed -e '/^[#!]/d' -e '/^$/d' /etc/ca-certificates.conf | while read -r file; do
      file=/usr/share/ca-certificates/$file
      [ ! -f "$file" ] || printf '%s\0' "$file"
    done
    find -L "$anchors" -type f -name '*.crt' -print0
  } 2>/dev/null | xargs -0 awk 1
}

# print_certificates: those in standard input, each as a line, sorted.
print_certificates() {
  tr -d '\r' | sed -n '/^-----BEGIN CERTIFICATE-----/,/^-----END CERTIFICATE-----/{
    /^-----BEGIN/{h;d;}
    H
    /^-----END/{x;s/\n//g;p;}
  }' | sort
}
