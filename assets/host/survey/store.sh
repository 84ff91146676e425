# Mooring survey, part: the system's trust store, and what names stand for.

anchor_directories='/etc/pki/ca-trust/source/anchors /etc/ca-certificates/trust-source/anchors /etc/pki/trust/anchors
  /usr/local/share/ca-certificates'
bundles='/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem /etc/ca-certificates/extracted/tls-ca-bundle.pem
  /var/lib/ca-certificates/ca-bundle.pem /etc/ssl/certs/ca-certificates.crt'

store() {
  commands='' fixed='' ostree=''
  for each in update-ca-certificates update-ca-trust apk certutil; do
    if is_command "$each"; then commands="$commands $each"; fi
  done
  for each in $anchor_directories $bundles; do
    case $each in *.pem | *.crt) each=${each%/*} ;; esac
    if [ -z "$at" ] && is_fixed "$each"; then fixed="$fixed $each"; fi
  done
  if [ -e "$at/run/ostree-booted" ]; then ostree=yes; fi
  out store "${commands# }" "${fixed# }" "$ostree"
  for each in $anchor_directories; do
    ancestors "$each"
    below "$each"
  done
  for each in $bundles; do file "$each"; done
}

is_command() {
  if [ -z "$at" ]; then
    command -v "$1" >/dev/null
  else
    for bin in /usr/bin /usr/sbin /bin /sbin; do [ -e "$at$bin/$1" ] && return; done
    return 1
  fi
}

# is_fixed DIRECTORY: whether it lies, or would, on a file system that is mounted read-only.
is_fixed() {
  real=$(cd -P "$1" 2>/dev/null && pwd -P) || real=$1
  longest='' how=''
  while read -r _ point _ options _; do
    case $real/ in
      "${point%/}"/*) if [ "${#point}" -ge "${#longest}" ]; then longest=$point how=$options; fi ;;
    esac
  done </proc/self/mounts
  case ,$how, in *,ro,*) ;; *) return 1 ;; esac
}

# names: what the hosts of the registries resolve to here, by any way that programs here resolve names.
names() {
  rest=$registries
  while [ -n "$rest" ]; do
    host=${rest%%"$nl"*}
    rest=${rest#*"$nl"}
    case $host in
      \[*) continue ;; # an address
      *) host=${host%:*} ;;
    esac
    case $host in *[!0-9.]*) if resolved=$(resolve "$host"); then out name "$host" "$resolved"; fi ;; esac
  done
}

# resolve HOST: prints addresses, none for a name that stands for none. Fails where nobody can be asked.
resolve() {
  if command -v getent >/dev/null; then
    addresses=$(bounded "$engine_limit" getent ahosts "$1" 2>/dev/null)
    [ $? != 124 ] || return
    addresses=$(printf '%s\n' "$addresses" | sed 's/[[:blank:]].*//' | sort -u)
  elif command -v nslookup >/dev/null; then
    # It does not look here itself.
    addresses=$(sed -n "s/^\([0-9a-fA-F.:]*\)[[:blank:]]\(.*[[:blank:]]\)*$1\([[:blank:]].*\)*$/\1/p" /etc/hosts)
    if [ -z "$addresses" ]; then
      addresses=$(bounded "$engine_limit" nslookup "$1" 2>/dev/null)
      [ $? != 124 ] || return
      addresses=$(printf '%s\n' "$addresses" | sed -n '/^Name:/,$s/^Address[ 0-9]*:[[:blank:]]*\([0-9a-fA-F.:]*\).*/\1/p')
    fi
  else
    return 1
  fi
  # shellcheck disable=SC2086 # one blank between them
  echo $addresses
}
