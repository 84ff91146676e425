# Mooring survey, part: the system's trust store, the addresses of registries, and what a journal has to tell.

anchor_directories='/etc/pki/ca-trust/source/anchors /etc/ca-certificates/trust-source/anchors /etc/pki/trust/anchors
  /usr/local/share/ca-certificates'
bundles='/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem /etc/ca-certificates/extracted/tls-ca-bundle.pem
  /var/lib/ca-certificates/ca-bundle.pem /etc/ssl/certs/ca-certificates.crt'

emit_store() {
  commands='' read_only='' ostree=''
  for each in update-ca-certificates update-ca-trust apk certutil; do
    if has_command "$each"; then commands="$commands $each"; fi
  done
  for each in $anchor_directories $bundles; do
    case $each in *.pem | *.crt) each=${each%/*} ;; esac
    if [ -z "$at" ] && is_read_only "$each"; then read_only="$read_only $each"; fi
  done
  if [ -e "$at/run/ostree-booted" ]; then ostree=yes; fi
  emit store "${commands# }" "${read_only# }" "$ostree"
  for each in $anchor_directories; do
    emit_path "$each"
    emit_tree "$each"
  done
  for each in $bundles; do emit_file "$each"; done
}

has_command() {
  if [ -z "$at" ]; then
    command -v "$1" >/dev/null
  else
    for bin in /usr/bin /usr/sbin /bin /sbin; do [ -e "$at$bin/$1" ] && return; done
    return 1
  fi
}

# is_read_only DIRECTORY: whether it is, or would be, on a file system that is mounted read-only.
is_read_only() {
  real=$(cd -P "$1" 2>/dev/null && pwd -P) || real=$1
  nearest='' nearest_options=''
  while read -r _ point _ options _; do
    case $real/ in
      "${point%/}"/*) if [ "${#point}" -ge "${#nearest}" ]; then nearest=$point nearest_options=$options; fi ;;
    esac
  done </proc/self/mounts
  case ,$nearest_options, in *,ro,*) ;; *) return 1 ;; esac
}

# emit_names: what the registries' hosts resolve to on this host.
emit_names() {
  rest=$registries
  while [ -n "$rest" ]; do
    host=${rest%%"$nl"*}
    rest=${rest#*"$nl"}
    case $host in
      # An address.
      \[*) continue ;;
      *) host=${host%:*} ;;
    esac
    case $host in *[!0-9.]*) if resolved=$(print_addresses "$host"); then emit name "$host" "$resolved"; fi ;; esac
  done
}

# print_addresses HOST: none if the name does not resolve. Fails if there is no resolver to ask.
print_addresses() {
  if command -v getent >/dev/null; then
    addresses=$(with_timeout "$engine_limit" getent ahosts "$1" 2>/dev/null)
    [ $? != 124 ] || return
    addresses=$(printf '%s\n' "$addresses" | sed 's/[[:blank:]].*//' | sort -u)
  elif command -v nslookup >/dev/null; then
    # nslookup does not read /etc/hosts.
    addresses=$(sed -n "s/^\([0-9a-fA-F.:]*\)[[:blank:]]\(.*[[:blank:]]\)*$1\([[:blank:]].*\)*$/\1/p" /etc/hosts)
    if [ -z "$addresses" ]; then
      addresses=$(with_timeout "$engine_limit" nslookup "$1" 2>/dev/null)
      [ $? != 124 ] || return
      addresses=$(printf '%s\n' "$addresses" | sed -n '/^Name:/,$s/^Address[ 0-9]*:[[:blank:]]*\([0-9a-fA-F.:]*\).*/\1/p')
    fi
  else
    return 1
  fi
  # shellcheck disable=SC2086 # one blank between them
  echo $addresses
}

# How many damaged records and debts are told of.
left_limit=50

# emit_journal: of $journal: an unfinished change or staged content that nobody works on, what is owed and what is damaged.
emit_journal() {
  told=0
  if ! read_mark "$at$journal"; then
    emit left damaged '' "$journal/unfinished" "$journal"
  elif [ -n "$unfinished" ] && ! find_holder "$at$journal/lock" ''; then
    if [ -n "$staging" ]; then emit left staged "$unfinished" '' "$journal"; else emit unfinished "$unfinished" "$journal"; fi
  fi
  ! is_inside "$journal/aside" || each_left aside
  if [ -z "$at" ]; then each_left debts; fi
}

# each_left aside|debts
each_left() {
  part=$1
  set +f
  set -- "$at$journal/$part"/*
  set -f
  for record; do
    [ -e "$record" ] || [ -L "$record" ] || continue
    [ "$told" -lt "$left_limit" ] || return 0
    if [ "$part" = debts ] && read_debts "$record"; then
      emit_debts
    else
      told=$((told + 1))
      emit left damaged '' "${record#"$at"}" "$journal"
    fi
  done
}

emit_debts() {
  while [ -n "$owed" ] && [ "$told" -lt "$left_limit" ]; do
    line=${owed#* * }
    emit left owed "${record##*/}" "${line%% *}" "$journal"
    owed=${owed#*"$nl"} told=$((told + 1))
  done
}
