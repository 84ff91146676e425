# Mooring apply, part: whether an entry of the journal is this program's. Whoever fills a directory tree can put anything there.

# Bytes of the plan in an entry.
entry_limit=262144

# check_entry: whether the entry can be this program's: files of whoever runs it, none too large, and before-images, which are
# files and empty directories.
check_entry() {
  [ -d "$entry" ] && is_own "$entry" || return
  set +f
  set -- "$entry"/* "$entry"/.[!.]* "$entry"/..?* "$entry/before"/* "$entry/before"/.[!.]* "$entry/before"/..?*
  set -f
  for each; do
    is_free "$each" && continue
    [ ! -L "$each" ] || return
    case ${each#"$entry"/} in
      before) [ -d "$each" ] && is_own "$each" || return ;;
      # With the owner that it had.
      before/*) [ -f "$each" ] || is_empty "$each" || return ;;
      *) [ -f "$each" ] && is_own "$each" || return ;;
    esac
  done
  is_small "$entry" "$entry_limit" && is_small "$entry/before" "$hash_limit"
}

# is_empty DIRECTORY
is_empty() {
  [ -d "$1" ] || return
  set +f
  set -- "$1"/* "$1"/.[!.]* "$1"/..?*
  set -f
  for file; do is_free "$file" || return; done
}

# is_small DIRECTORY LIMIT: whether none of the files in it has more bytes. A line that a name pretends to be can only fail.
# shellcheck disable=SC2012 # find is not everywhere
is_small() {
  [ ! -d "$1" ] || ls -lAn "$1" | while read -r about _ _ _ bytes _; do
    case $about in -*) [ "$bytes" -le "$2" ] || exit ;; esac
  done
}

# is_unbegun: whether the entry has no plan, no before-image and nothing of others, as one that was just made or is almost removed.
is_unbegun() {
  case $state in '' | begun) ;; *) return 1 ;; esac
  is_free "$entry/before" || is_empty "$entry/before" || return
  set +f
  set -- "$entry"/* "$entry"/.[!.]* "$entry"/..?*
  set -f
  for file; do
    case ${file##*/} in before | made | new | ran | state) ;; *) is_free "$file" || return ;; esac
  done
}

# is_before_whole: whether the before-image of the current line is what the plan expected at its path. Sets where, its path.
is_before_whole() {
  [ -n "$target" ] || return 0
  before=$entry/before/$number where=$journal/changes/$change/before/$number
  case $expect in
    absent) is_free "$before" ;;
    dir) is_empty "$before" ;;
    *) [ -f "$before" ] && sha256 "$before" && [ "$digest" = "$expect" ] ;;
  esac
}
