# Mooring survey, part: the certificate stores of browsers and Java, which are separate from the system's.

emit_clients() {
  homes=$nl
  emit_nss "$own_home"
  while IFS=: read -r _ _ number _ _ home _; do
    # Services have no browser.
    case $number in 0 | [1-9][0-9][0-9][0-9]*) emit_nss "$home" ;; esac
  done </etc/passwd
  set +f
  set -- /usr/lib/jvm/*/lib/security/cacerts /usr/lib/jvm/*/jre/lib/security/cacerts
  set -f
  for each; do emit_java "$each"; done
  # The anchors of Mooring's that they mirror.
  for each in nss java; do
    emit_path "$journal/$each"
    emit_tree "$journal/$each"
  done
}

# emit_nss HOME: the NSS databases of Chromium and Firefox in it, also from snaps and flatpaks. Once for each home.
emit_nss() {
  case $homes in *"$nl$1$nl"*) return ;; esac
  homes=$homes$1$nl
  [ -d "$1" ] || return 0
  set +f
  set -- "$1"/.pki/nssdb "$1"/.local/share/pki/nssdb "$1"/snap/chromium/current/.pki/nssdb \
    "$1"/.var/app/*/.pki/nssdb "$1"/.var/app/*/data/pki/nssdb "$1"/.mozilla/firefox/* \
    "$1"/.config/mozilla/firefox/* "$1"/snap/firefox/common/.mozilla/firefox/* \
    "$1"/.var/app/org.mozilla.firefox/.mozilla/firefox/*
  set -f
  # Nobody has that many browsers, and whoever has a home could fill the answer.
  databases=0
  for each; do
    [ "$databases" -lt 50 ] || break
    if [ -f "$each/cert9.db" ]; then
      emit nss "$each"
      databases=$((databases + 1))
    fi
  done
}

# emit_java CACERTS: the store of a runtime that has keytool to change it.
emit_java() {
  [ -f "$1" ] && [ -x "${1%/lib/security/cacerts}/bin/keytool" ] || return 0
  real=$(readlink -f "$1") && emit java "$1" "$real"
}
