# Mooring apply, part: the lines of a plan, the lock, and the journal that undo and recovery read.
#
#     JOURNAL/unfinished     the id of a change in motion; readable by everyone
#     JOURNAL/receipts/      written by plans, as ordinary files; readable by everyone
#     JOURNAL/lock/TICKET    see lock
#     JOURNAL/changes/ID/    root only:
#         plan               its lines of the request
#         made               the directories it made, parents first
#         before/N           what was there before line N of the plan; nothing where nothing was
#         ran                the last stage whose refreshes were begun
#         state              done, undone; none yet for what was never finished

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

# ---- one at a time ----

# Seconds. Nothing that a refresh starts takes as long, by its own timeout.
heir_patience=300

# lock: each program puts a ticket that is valid while it lives, and works once it sees no other valid one. So anyone may
# remove a dead owner's ticket at any time, and no two can work at once. The program has its ticket's file open as 4, and
# whatever it starts inherits that: while such an heir of a dead owner works, the ticket is valid too.
lock() {
  for path in "$journal/lock/x" "$journal/changes/x" "$journal/receipts/x"; do
    check_parents || finish "unsafe $journal"
  done
  set_writer "$journal"
  [ -z "$writer" ] || finish "unsafe $journal"
  where=$journal
  attempt make_journal || finish "$result"
  for path in "$journal/lock" "$journal/changes" "$journal/receipts"; do
    is_own "$at$path" || finish "unsafe $path"
  done
  get_ticket $$ || refuse_with no-proc
  own_ticket=$ticket
  attempt create "$store/lock/$own_ticket" || finish "$result"
  exec 4<"$store/lock/$own_ticket"
  patience=3
  while find_holder "$store/lock" "$own_ticket"; do
    if [ -n "$heir" ]; then await_heir && continue; fi
    # Two that come together see each other: the lower number stays. If the other does not go then, it was here before.
    if [ "$holder" -lt $$ ] || [ "$patience" = 0 ]; then finish "busy $holder"; fi
    sleep 1
    patience=$((patience - 1))
  done
  set +f
  set -- "$store/lock"/*
  set -f
  for each; do is_alive "${each##*/}" || rm -f "$each"; done
}

# await_heir: lets the heir go on for a second, and ends it where that makes too many: what it left is rolled back next.
await_heir() {
  read_uptime
  [ -n "$heirs_since" ] || heirs_since=$uptime
  waited=$((uptime - heirs_since))
  if is_abandoned || [ "$waited" -gt $((heir_patience + 10)) ]; then return 1; fi
  if [ "$((waited % 5))" = 0 ]; then say "waiting $heir $waited"; fi
  if [ "$waited" -gt "$heir_patience" ]; then
    # It may lead a group.
    kill -s KILL -- "-$heir" 2>/dev/null
    kill -s KILL "$heir" 2>/dev/null
  fi
  sleep 1
}

# read_uptime: sets uptime, seconds of a clock that nobody sets.
read_uptime() {
  read -r uptime _ </proc/uptime
  uptime=${uptime%%.*}
}

make_journal() {
  umask 022
  mkdir -p "$store/receipts" "$store/lock" || return
  # Another one may be making it too.
  [ -d "$store/changes" ] || mkdir -m 0700 "$store/changes" || [ -d "$store/changes" ]
}

unlock() {
  [ -z "$own_ticket" ] || rm -f "$store/lock/$own_ticket"
  own_ticket=''
  exec 4<&-
}

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

# begin_entry: creates an entry for $change. Without `state` in it, the change is not finished.
begin_entry() {
  where=$journal
  attempt mkdir "$entry" "$entry/before" &&
    attempt write_note 0600 "$entry/made" "$made" &&
    attempt write_note 0600 "$entry/plan" "$plan"
}

# open_entry ID: reads the entry of a change into plan, made, ran and state; ends at one that nobody but somebody else can
# have made.
open_entry() {
  change=$1 entry=$store/changes/$1 plan='' made='' ran=0 state='' passed=0 chains=' ' opened=$journal/changes/$1
  check_name "$1"
  ignore_signals
  check_entry || refuse
  if [ -f "$entry/plan" ]; then plan=$(cat "$entry/plan")$nl; fi
  if [ -f "$entry/made" ]; then made=$(cat "$entry/made"); fi
  made=${made:+$made$nl}
  if [ -f "$entry/ran" ]; then read -r ran <"$entry/ran"; fi
  if [ -f "$entry/state" ]; then read -r state <"$entry/state"; fi
  check_digits "$ran"
  IFS=$nl
  for each in $made; do check_path "$each"; done
  unset IFS
  each_line check_words
  count_steps
  hear_signals
  opened=''
}

mark() {
  where=$journal
  for each in "$entry/before" "$entry" "$store/changes"; do flush "$each"; done
  attempt write_note 0644 "$store/unfinished" "$change" && flush "$store"
}

unmark() {
  where=$journal
  attempt rm -f "$store/unfinished" && flush "$store"
}

# drop_entry: removes the entry of a change that was never finished.
drop_entry() {
  ignore_signals
  each_line remove_temps
  rm -rf "$entry"
}
