# Mooring apply, part: the lines of a plan, the caller, and the journal that undo and recovery read.
#
#     JOURNAL/unfinished     the id of a change in motion, and `staging` while nothing of it is in place; readable by everyone
#     JOURNAL/debts/ID       what a change owes, see debts.sh; readable by everyone
#     JOURNAL/aside/         damaged records of changes, see recover.sh; their names are readable by everyone
#     JOURNAL/receipts/      written by plans, as ordinary files; readable by everyone
#     JOURNAL/lock/TICKET    see lock.sh
#     JOURNAL/changes/ID/    readable by everyone: state and about; by root alone: the others
#         about              what its maker says of it: see main.sh
#         plan               its lines of the request, then `end` and the SHA-256 of made and them
#         made               the directories it made, parents first
#         before/N           what was there before line N of the plan; nothing where nothing was
#         ran                the last stage whose refreshes were begun, and the boot in which it was
#         state              begun while nothing of it is in place; moving; done; undoing; undone

# ---- the lines of a plan ----

# each_line FUNCTION: calls it for each line of the plan, parsed, with its number; stops where it fails.
each_line() {
  number=0
  IFS=$nl
  for line in $plan; do
    unset IFS
    number=$((number + 1))
    parse_line
    find_siblings
    [ -z "$target" ] || set_writer "${path%/*}"
    "$1" || return 1
  done
  unset IFS
}

# each_line_back FUNCTION: the same from the last line to the first.
each_line_back() {
  each_line true
  todo=$plan
  while [ -n "$todo" ]; do
    todo=${todo%"$nl"}
    line=${todo##*"$nl"}
    todo=${todo%"$line"}
    parse_line
    find_siblings
    [ -z "$target" ] || set_writer "${path%/*}"
    "$1" || return 1
    number=$((number - 1))
  done
}

# count_steps: counts stages and steps, and finds the paths that several lines are about.
count_steps() {
  stages=0 steps=0 chains=' ' seen=$nl
  each_line count_line
}

# count_line: adds `A<B` to chains if B is the next line after A about the same path; B must expect what A leaves.
count_line() {
  case $verb in
    stage) stages=$((stages + 1)) && return ;;
    run | try) [ -n "$at" ] || steps=$((steps + 1)) && return ;;
  esac
  steps=$((steps + 1))
  case $seen in
    *"$nl$path$nl"*)
      left=${seen##*"$nl$path$nl"}
      left=${left%%"$nl"*}
      [ "${left#* }" = "$expect" ] || refuse
      chains="$chains${left% *}<$number "
      ;;
  esac
  if [ "$verb" = remove ]; then sha=absent; fi
  seen=$seen$path$nl$number\ $sha$nl
}

# find_siblings: sets earlier and later, the numbers of the lines about the same path before and after this one.
find_siblings() {
  earlier='' later=''
  case $chains in *"<$number "*)
    earlier=${chains%%"<$number "*}
    earlier=${earlier##* }
    ;;
  esac
  case $chains in *" $number<"*)
    later=${chains#*" $number<"}
    later=${later%% *}
    ;;
  esac
}

report_step() {
  passed=$((passed + 1))
  say "step $passed $steps $1 $2"
}

# ---- the caller ----

# watch_input: starts the watcher, which ends with standard input.
watch_input() {
  (while read -r _; do :; done) <&3 >/dev/null 2>&1 4<&- &
  watcher=gone
  if get_ticket $!; then watcher=$ticket; fi
}

stop_watching() {
  if is_alive "$watcher"; then kill "${watcher%%.*}"; fi
  watcher=''
}

# is_abandoned: whether the caller has cancelled, or gone.
is_abandoned() {
  [ -n "$signalled" ] && return
  [ -n "$watcher" ] && ! is_alive "$watcher"
}

# ---- the journal ----

# is_own PATH: whether it is of whoever runs this, and no link.
# shellcheck disable=SC3067 # dash, bash and busybox all have -O
is_own() { [ ! -L "$1" ] && [ -O "$1" ]; }

# is_free PATH: whether nothing is there, not even a link to nothing.
is_free() { [ ! -e "$1" ] && [ ! -L "$1" ]; }

# create PATH: an empty file, in a subshell. Fails where anything is: a link would be written through, a pipe never end.
create() { is_free "$1" && set -C && : >"$1"; }

# write_note MODE FILE TEXT: writes a file of the journal by renaming.
write_note() {
  new=$entry/new
  is_free "$new" || rm -f "$new" || return
  printf '%s\n' "$3" | (set -C && cat >"$new") && chmod "$1" "$new" && flush "$new" && [ ! -d "$2" ] && mv -f "$new" "$2"
}

# flush PATH: onto the disk. An old sync takes no path and flushes everything.
flush() { [ ! -e "$1" ] || sync "$1" 2>/dev/null || sync; }

# mark STATE: before anything is put in place.
mark() {
  where=$journal
  for each in "$entry/before" "$entry" "$store/changes"; do flush "$each"; done
  attempt write_note 0644 "$store/unfinished" "$change" && flush "$store" && attempt write_note 0644 "$entry/state" "$1"
}

unmark() {
  where=$journal
  attempt rm -f "$store/unfinished" && flush "$store"
}

# drop_entry: removes the entry of a change of which nothing is in place, `state` after all that it stands for.
drop_entry() {
  ignore_signals
  each_line remove_temps
  rm -rf "$entry/before" && rm -f "$entry/plan" && rm -rf "$entry"
  unmark
}
