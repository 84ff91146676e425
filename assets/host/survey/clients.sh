# Mooring survey, part: stores of certificates that browsers and Java have of their own, beside the system's.

clients() {
  homes=$nl
  client_home "$own_home"
  while IFS=: read -r _ _ number _ _ home _; do
    # Those of services are no browser's.
    case $number in 0 | [1-9][0-9][0-9][0-9]*) client_home "$home" ;; esac
  done </etc/passwd
  set +f
  set -- /usr/lib/jvm/*/lib/security/cacerts /usr/lib/jvm/*/jre/lib/security/cacerts
  set -f
  for each; do java_store "$each"; done
  # What Mooring has them follow.
  for each in nss java; do
    ancestors "$journal/$each"
    below "$journal/$each"
  done
}

# client_home DIRECTORY: the NSS databases below it: Chromium's and Firefox's, also from snaps and flatpaks. Once.
client_home() {
  case $homes in *"$nl$1$nl"*) return ;; esac
  homes=$homes$1$nl
  [ -d "$1" ] || return 0
  set +f
  set -- "$1"/.pki/nssdb "$1"/.local/share/pki/nssdb "$1"/snap/chromium/current/.pki/nssdb \
    "$1"/.var/app/*/.pki/nssdb "$1"/.var/app/*/data/pki/nssdb "$1"/.mozilla/firefox/* \
    "$1"/.config/mozilla/firefox/* "$1"/snap/firefox/common/.mozilla/firefox/* \
    "$1"/.var/app/org.mozilla.firefox/.mozilla/firefox/*
  set -f
  for each; do
    if [ -f "$each/cert9.db" ]; then out nss "$each"; fi
  done
}

# java_store CACERTS: a runtime that has the command to change it.
java_store() {
  [ -f "$1" ] && [ -x "${1%/lib/security/cacerts}/bin/keytool" ] || return 0
  real=$(readlink -f "$1") && out java "$1" "$real"
}
