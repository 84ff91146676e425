# Mooring apply, part: the refreshes `nss-database` and `java-cacerts`. They have a store follow a file: the certificate in
# the file is in the store, by the file's name; where the file is gone, so is the certificate. Both directions are the same.

# nss_database FILE DIRECTORY: as the directory's owner. The file's first line is `#` and the trust, as certutil has it.
nss_database() {
  file=$1 database=$2
  follow "$file"
  [ -f "$database/cert9.db" ] && describe "$database" && user=$uid || return 0
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
  [ -x "$keytool" ] && cacerts=$(readlink -f "$2") && [ -f "$cacerts" ] || return 0
  copy=$cacerts.mooring.tmp
  cp -p "$cacerts" "$copy" || return
  keys -delete >/dev/null 2>&1
  status=0
  if [ -f "$1" ]; then keys -importcert -noprompt -file "$1" || status=$?; fi
  if [ "$status" = 0 ]; then mv -f "$copy" "$cacerts"; else rm -f "$copy"; fi
  return "$status"
}

keys() { limited "$keytool" "$@" -alias "$known_as" -keystore "$copy" -storepass changeit; }

# follow FILE: sets known_as, the name of its certificate in a store.
follow() {
  known_as=${1##*/}
  known_as=${known_as%.pem}
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
