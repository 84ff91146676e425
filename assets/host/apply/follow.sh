# Mooring apply, part: the refreshes `nss-database` and `java-cacerts`. They have a store follow a file: the certificate in
# the file is in the store, by the file's name; where the file is gone, so is the certificate. Both directions are the same.

# Root must not work where a user controls the store, since that user could put something in the way, such as a module that
# certutil loads.

# refresh_nss_database FILE DIRECTORY. The file's first line is `#` and the trust, as certutil has it.
refresh_nss_database() {
  file=$1 database=$2
  set_known_as "$file"
  ! is_gone "$database/cert9.db" || return 0
  find_owner "$database" || return
  ! is_stalled || return 124
  # One that cannot be read may have it all the same.
  names=$(run_as "$user" certutil -L -d "sql:$database") || return
  case $names in *"$nl$known_as "*)
    to_end "$user" certutil -D -d "sql:$database" -n "$known_as" && ! is_in_nss "$database" || return
    ;;
  esac
  [ -f "$file" ] || return 0
  read -r _ trust <"$file"
  # A certificate that has another name in the database does not get a second one, but its trust changes. So a copy is tried
  # first, at a place where one that was left behind is found.
  copy=$database/mooring.tmp
  run_as "$user" rm -rf "$copy" && run_as "$user" mkdir -m 0700 "$copy" || return
  run_as "$user" cp "$database/cert9.db" "$database/key4.db" "$copy" && add_to_nss "$copy"
  status=$? is_added=''
  if is_in_nss "$copy"; then is_added=yes; fi
  run_as "$user" rm -r "$copy"
  [ "$status" = 0 ] || fail_with not-imported "$database" || return
  [ -z "$is_added" ] || { add_to_nss "$database" && is_in_nss "$database"; }
}

is_in_nss() { run_as "$user" certutil -L -d "sql:$1" -n "$known_as" >/dev/null 2>&1; }
add_to_nss() { to_end "$user" certutil -A -d "sql:$1" -n "$known_as" -t "$trust" -i "$file"; }

# refresh_java_cacerts FILE CACERTS: on a copy, which then takes the place of what the runtime reads.
refresh_java_cacerts() {
  keytool=${2%/lib/security/cacerts}/bin/keytool
  set_known_as "$1"
  ! is_gone "$2" || return 0
  [ -x "$keytool" ] && cacerts=$(readlink -f "$2") && [ -f "$cacerts" ] && find_owner "$cacerts" || return
  if [ "$user" = 0 ]; then find_owner "$(readlink -f "$keytool")" || return; fi
  ! is_stalled || return 124
  copy=$cacerts.mooring.tmp
  run_as "$user" cp -p "$cacerts" "$copy" || return
  status=0
  # A store that cannot be listed may have it all the same.
  run_keytool -delete >/dev/null 2>&1 || [ -f "$1" ] || list_java >/dev/null || status=$?
  if [ "$status" = 0 ] && [ -f "$1" ]; then run_keytool -importcert -noprompt -file "$1" || status=$?; fi
  # Its content is on the disk before its name is; see flush.
  run_as "$user" sync "$copy" 2>/dev/null || run_as "$user" sync
  if [ "$status" = 0 ] && run_as "$user" mv -f "$copy" "$cacerts"; then return; fi
  run_as "$user" rm -f "$copy"
  return 1
}

run_keytool() { to_end "$user" "$keytool" "$@" -alias "$known_as" -keystore "$copy" -storepass changeit; }
list_java() { to_end "$user" "$keytool" -list -keystore "$copy" -storepass changeit; }

# set_known_as FILE: sets known_as, the name of its certificate in a store.
set_known_as() {
  known_as=${1##*/}
  known_as=${known_as%.pem}
}

# is_gone FILE: whether it is not there any more. What cannot be looked for, as in a home on another machine, may be there.
is_gone() {
  top=${1%/*}
  while [ -n "$top" ] && [ ! -d "$top" ]; do top=${top%/*}; done
  [ -x "${top:-/}" ] && is_free "$1"
}

# is_stalled: whether a command of $user's took too long before: whoever locks one store shall not hold up the change with many.
is_stalled() { [ -f "$entry/stalled" ] && grep -qx "$user" "$entry/stalled"; }
