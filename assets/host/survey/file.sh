# Mooring survey, part: records of files.

# Bytes; certificates and settings are far smaller.
content_limit=1048576
# How many directories emit_tree is below the first one.
depth=0
# The paths emitted so far, between `//`, which no path contains.
emitted=//

emit() { printf '%s\0' "$@"; }

# emit_hex: standard input as one string in hex.
emit_hex() {
  od -An -v -tx1 | tr -d ' \n'
  printf '\0'
}

# emit_path PATH: every existing directory above it, and itself.
emit_path() {
  case $1 in /*) ;; *) return 0 ;; esac
  ahead=${1#/}/ passed=''
  while [ -n "$ahead" ]; do
    passed=$passed/${ahead%%/*} ahead=${ahead#*/}
    emit_file "$passed"
  done
}

# is_readable PATH: whether it is a file that ends soon: reading a pipe might never end, nor a sparse file, and a link may lead
# out of a tree. On the host itself, root decides what is at the paths that this is asked for.
is_readable() {
  [ -f "$at$1" ] || return
  [ -n "$at" ] || return 0
  target=$(readlink -f "$at$1") && describe "$target" && [ "$size" -le "$content_limit" ] || return
  case $target in "$at"/*) ;; *) return 1 ;; esac
}

# emit_directory PATH: itself and what lies directly in it.
emit_directory() {
  emit_file "$1"
  directory=$1
  [ -d "$at$directory" ] && is_inside "$directory" || return 0
  set +f
  set -- "$at$directory"/* "$at$directory"/.[!.]* "$at$directory"/..?*
  set -f
  for entry; do emit_file "$directory/${entry##*/}"; done
}

# emit_tree PATH: itself and everything below it, through no link.
emit_tree() {
  emit_directory "$1"
  set +f
  set -- "$at$1"/*/ "$at$1"/.[!.]*/
  set -f
  for entry; do
    entry=${entry%/}
    if [ -d "$entry" ] && [ ! -L "$entry" ] && [ "$depth" -lt 100 ]; then
      depth=$((depth + 1))
      emit_tree "${entry#"$at"}"
      depth=$((depth - 1))
    fi
  done
}

# emit_file PATH: a record of what is there; for a link, one of its final target too. Once for each path.
emit_file() {
  case $emitted in *"//$1//"*) return ;; esac
  is_inside "${1%/*}" && describe "$at$1" || return 0
  emitted=$emitted$1//
  target='' digest='' modified=''
  case $kind in
    symlink)
      target=$(readlink -f "$at$1") && [ -e "$target" ] || target=''
      case $target in
        "$at"/*) target=${target#"$at"} ;;
        # Masks a unit of systemd's, in a tree as well.
        /dev/null) ;;
        # It leads out of the tree.
        *) target='' ;;
      esac
      ;;
    file)
      [ "$size" -le "$hash_limit" ] && sha256 "$at$1" || digest=''
      modified=$(date -r "$at$1" +%s 2>/dev/null)
      ;;
  esac
  emit file "$1" "$kind" "$mode" "$uid" "$gid" "$size" "$modified" "$target" "$digest"
  if is_carried "$1"; then emit_hex <"$at$1"; else emit -; fi
  case $target in '' | /dev/null) ;; *) emit_file "$target" ;; esac
}

# is_carried PATH: whether the record of the file just described has its content. Never for a private key, whatever its
# name; not for the bundles of the system's trust store, which are large.
is_carried() {
  [ -n "$digest" ] && [ "$size" -le "$content_limit" ] || return 1
  case $1 in *.key | */tls-ca-bundle.pem | */ca-bundle.pem | /etc/ssl/certs/*) return 1 ;; esac
  ! grep -q 'PRIVATE KEY' "$at$1"
}
