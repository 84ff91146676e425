# Mooring survey, part: telling of files.

content_limit=1048576 # bytes; certificates and settings are far smaller
told=//               # the paths told so far, between `//`, which none of them has in it

out() { printf '%s\0' "$@"; }

# hex: standard input in hex, as one string.
hex() {
  od -An -v -tx1 | tr -d ' \n'
  printf '\0'
}

# ancestors PATH: every directory above it that is there, and itself.
ancestors() {
  if [ -n "$1" ]; then
    ancestors "${1%/*}"
    file "$1"
  fi
}

# directory PATH: itself and what lies directly in it.
directory() {
  file "$1"
  directory=$1
  [ -d "$at$directory" ] && inside "$directory" || return 0
  set +f
  set -- "$at$directory"/* "$at$directory"/.[!.]* "$at$directory"/..?*
  set -f
  for entry; do file "$directory/${entry##*/}"; done
}

# below PATH: itself and everything below it, through no link.
below() {
  directory "$1"
  set +f
  set -- "$at$1"/*/ "$at$1"/.[!.]*/
  set -f
  for entry; do
    entry=${entry%/}
    if [ -d "$entry" ] && [ ! -L "$entry" ]; then below "${entry#"$at"}"; fi
  done
}

# file PATH: a record of what is there; for a link, another one of what it leads to in the end. Once for each path.
file() {
  case $told in *"//$1//"*) return ;; esac
  inside "${1%/*}" && describe "$at$1" || return 0
  told=$told$1//
  target='' digest='' modified=''
  case $kind in
    symlink)
      target=$(readlink -f "$at$1") && [ -e "$target" ] || target=''
      case $target in
        "$at"/*) target=${target#"$at"} ;;
        /dev/null) ;; # what takes a unit of systemd's out, in a tree as well
        *) target='' ;; # it leads out of the tree
      esac
      ;;
    file)
      sha256 "$at$1" || digest=''
      modified=$(date -r "$at$1" +%s 2>/dev/null)
      ;;
  esac
  out file "$1" "$kind" "$mode" "$uid" "$gid" "$size" "$modified" "$target" "$digest"
  if carried "$1"; then hex <"$at$1"; else out -; fi
  case $target in '' | /dev/null) ;; *) file "$target" ;; esac
}

# carried PATH: whether the content of the file just described is told. A private key's never is, whatever its name; the
# bundles of the system's trust store only weigh.
carried() {
  [ -n "$digest" ] && [ "$size" -le "$content_limit" ] || return 1
  case $1 in *.key | */tls-ca-bundle.pem | */ca-bundle.pem | /etc/ssl/certs/*) return 1 ;; esac
  ! grep -q 'PRIVATE KEY' "$at$1"
}
