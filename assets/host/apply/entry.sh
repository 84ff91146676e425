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
  # Nobody but whoever runs this comes to the host's own journal.
  [ -z "$at" ] || { is_small "$entry" "$entry_limit" && is_small "$entry/before" "$hash_limit"; }
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
