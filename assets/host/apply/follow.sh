# Mooring apply, part: the refreshes `nss-database` and `java-cacerts`. They have a store follow a file: the certificate in
# the file is in the store, by the file's name; where the file is gone, so is the certificate. Both directions are the same.

# nss_database FILE DIRECTORY. The file's first line is `#` and the trust, as certutil has it.
nss_database() {
  file=$1 database=$2
  follow "$file"
  [ -f "$database/cert9.db" ] && owner_of "$database" || return 0
  if in_nss "$database"; then as_user "$user" certutil -D -d "sql:$database" -n "$known_as" || return; fi
  [ -f "$file" ] || return 0
  read -r _ trust <"$file"
  # A certificate that is there by another name gets no second one, but its trust is changed. So a copy tells first.
  copy=$(as_user "$user" mktemp -d) || return
  as_user "$user" cp "$database/cert9.db" "$database/key4.db" "$copy" && into_nss "$copy"
  status=$? is_new=''
  if in_nss "$copy"; then is_new=yes; fi
  as_user "$user" rm -r "$copy"
  if [ "$status" != 0 ]; then
    echo "The certificate does not go into $database. One with a password can be changed in the browser only."
    return "$status"
  fi
  [ -z "$is_new" ] || into_nss "$database"
}

in_nss() { as_user "$user" certutil -L -d "sql:$1" -n "$known_as" >/dev/null 2>&1; }
into_nss() { as_user "$user" certutil -A -d "sql:$1" -n "$known_as" -t "$trust" -i "$file"; }

# java_cacerts FILE CACERTS: on a copy, which then takes the place of what the runtime reads.
java_cacerts() {
  keytool=${2%/lib/security/cacerts}/bin/keytool
  follow "$1"
  [ -x "$keytool" ] && cacerts=$(readlink -f "$2") && [ -f "$cacerts" ] && owner_of "$cacerts" || return 0
  if [ "$user" = 0 ]; then owner_of "$(readlink -f "$keytool")" || return; fi
  copy=$cacerts.mooring.tmp
  as_user "$user" cp -p "$cacerts" "$copy" || return
  keys -delete >/dev/null 2>&1
  status=0
  if [ -f "$1" ]; then keys -importcert -noprompt -file "$1" || status=$?; fi
  if [ "$status" = 0 ]; then as_user "$user" mv -f "$copy" "$cacerts" && return; fi
  as_user "$user" rm -f "$copy"
  return 1
}

keys() { as_user "$user" "$keytool" "$@" -alias "$known_as" -keystore "$copy" -storepass changeit; }

# follow FILE: sets known_as, the name of its certificate in a store.
follow() {
  known_as=${1##*/}
  known_as=${known_as%.pem}
}

# owner_of PATH: sets user, in whose hands it is: the first owner on the way down who is not root. Whatever root did there
# would be done with what that user puts in its way, such as a module that certutil loads.
owner_of() {
  user=0 way='' rest=${1#/}/
  while [ -n "$rest" ] && [ "$user" = 0 ]; do
    way=$way/${rest%%/*} rest=${rest#*/}
    describe "$way" || return
    user=$uid
  done
}

# as_user UID COMMAND...: bounded.
as_user() {
  number=$1
  shift
  if [ "$(id -u)" = "$number" ]; then
    limited "$@"
    return
  fi
  # Not every id takes a number.
  login=$(id -un "$number" 2>/dev/null || sed -n "s/^\([^:]*\):[^:]*:$number:.*/\1/p" /etc/passwd)
  limited runuser -u "$login" -- "$@"
}
