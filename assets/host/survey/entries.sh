# Mooring survey, part: the entries of a journal: what became of each change, and what its maker says of it.

# How many changes are told of, the latest, and the most bytes of what is said of one.
entries_limit=400 about_limit=8192

# emit_entries: the changes of $journal, two processes for all of them.
# shellcheck disable=SC2046,SC2086 # names without blanks and patterns
emit_entries() {
  directory=$journal/changes batch='' more='' entries=' '
  if [ -e "$at$directory" ] || [ -L "$at$directory" ]; then
    [ -d "$at$directory" ] && is_inside "$directory" && [ -r "$at$directory" ] && [ -x "$at$directory" ] || return 0
  fi
  set +f
  set -- "$at$directory"/*
  set -f
  if [ $# -gt "$entries_limit" ]; then
    more='more'
    shift $(($# - entries_limit))
  fi
  for entry; do
    name=${entry##*/}
    case $name in '' | -* | *[!0-9A-Za-z-]*) ;; *) batch="$batch $name $name/state $name/about" ;; esac
  done
  if [ -n "$batch" ]; then
    IFS=$nl
    set -- $(cd "$at$directory" && IFS=' ' && ls -ldn $batch 2>/dev/null)
    unset IFS
  else
    set --
  fi
  for listed; do
    read_listing
    case $kind:$listed_name in directory:*/*) ;; directory:*) entries="$entries$listed_name " ;; esac
  done
  batch=''
  for listed; do
    read_listing
    case $kind:$listed_name in file:*/state | file:*/about) ;; *) continue ;; esac
    case $entries in *" ${listed_name%/*} "*) ;; *) continue ;; esac
    if [ "$size" -le "$about_limit" ] && [ -r "$at$directory/$listed_name" ]; then batch="$batch $listed_name"; fi
  done
  emit entries "$journal" "$entries" "$more"
  if [ -n "$batch" ]; then (cd "$at$directory" && head -c "$about_limit" /dev/null $batch 2>/dev/null) | emit_hex; else emit ''; fi
}
