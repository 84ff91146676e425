# Mooring apply, part: walking a plan, one owner at a time, and what is kept on the host to find the way back.
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

# ---- walking a plan ----

# forward FUNCTION: calls it for each line with what parse set, and number, the line's; stops where it fails.
forward() {
  todo=$plan number=0
  while [ -n "$todo" ]; do
    line=${todo%%"$nl"*}
    todo=${todo#*"$nl"}
    number=$((number + 1))
    parse
    siblings
    "$1" || return 1
  done
}

# backward FUNCTION: the same from the last line to the first.
backward() {
  forward true
  todo=$plan
  while [ -n "$todo" ]; do
    todo=${todo%"$nl"}
    line=${todo##*"$nl"}
    todo=${todo%"$line"}
    parse
    siblings
    "$1" || return 1
    number=$((number - 1))
  done
}

# outline: counts stages and steps, and finds the paths that several lines are about.
outline() {
  stages=0 steps=0 chains=' ' seen=$nl
  forward count
}

# count: chains gets `A<B` for lines A and B of which B is the next one about the same path; what A leaves, B must expect.
count() {
  case $verb in
    stage) stages=$((stages + 1)) && return ;;
    run) [ -n "$at" ] || steps=$((steps + 1)) && return ;;
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

# siblings: sets earlier and later, the lines before and after this one that are about the same path; empty for none.
siblings() {
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

step() {
  passed=$((passed + 1))
  say "step $passed $steps $1 $2"
}

# ---- one at a time ----

# lock: each who wants to work puts a ticket that only its own life makes good, and works once it sees no other good one.
# So a dead owner's ticket may be removed by anyone at any time, and no two can work at once.
lock() {
  for path in "$journal/lock/x" "$journal/changes/x" "$journal/receipts/x"; do
    rooted || finish "unsafe $journal"
  done
  where=$journal
  attempt make_store || finish "$why"
  ticket $$ || finish 'refused without /proc'
  mine=$ticket
  attempt touch "$store/lock/$mine" || finish "$why"
  patience=3
  while holder "$store/lock" "$mine"; do
    # Two that come together see each other: the lower number stays. If the other does not go then, it was here before.
    if [ "$holder" -lt $$ ] || [ "$patience" = 0 ]; then finish "busy $holder"; fi
    sleep 1
    patience=$((patience - 1))
  done
  set +f
  set -- "$store/lock"/*
  set -f
  for each; do lives "${each##*/}" || rm -f "$each"; done
}

make_store() {
  umask 022
  mkdir -p "$store/receipts" "$store/lock" || return
  # Another one may be making it too.
  [ -d "$store/changes" ] || mkdir -m 0700 "$store/changes" || [ -d "$store/changes" ]
}

release() {
  [ -z "$mine" ] || rm -f "$store/lock/$mine"
  mine=''
}

# watch: from now on the end of standard input is noticed, because the watcher ends with it.
watch() {
  (while read -r _; do :; done) <&3 >/dev/null 2>&1 &
  watcher=gone
  if ticket $!; then watcher=$ticket; fi
}

dismiss() {
  if lives "$watcher"; then kill "${watcher%%.*}"; fi
  watcher=''
}

# abandoned: whether the caller stopped this, or went away.
abandoned() {
  [ -n "$signalled" ] && return
  [ -n "$watcher" ] && ! lives "$watcher"
}

# ---- the journal ----

# note MODE FILE TEXT: the file, one of the journal, appears whole.
note() {
  new=$entry/new
  printf '%s\n' "$3" | cat >"$new" && chmod "$1" "$new" && flush "$new" && mv -f "$new" "$2"
}

# flush PATH: onto the disk. Old syncs take no path and flush everything.
flush() { [ ! -e "$1" ] || sync "$1" 2>/dev/null || sync; }

# begin: an entry for the change in hand. Without `state` in it, it was never finished.
begin() {
  where=$journal
  attempt mkdir "$entry" "$entry/before" &&
    attempt note 0600 "$entry/made" "$made" &&
    attempt note 0600 "$entry/plan" "$plan"
}

# open ID: reads the entry of a change into plan, made, ran.
open() {
  change=$1 entry=$store/changes/$1 plan='' made='' ran=0 passed=0 chains=' '
  if [ -f "$entry/plan" ]; then plan=$(cat "$entry/plan")$nl; fi
  if [ -f "$entry/made" ]; then made=$(cat "$entry/made"); fi
  made=${made:+$made$nl}
  if [ -f "$entry/ran" ]; then read -r ran <"$entry/ran"; fi
  forward valid
  outline
}

mark() {
  where=$journal
  for each in "$entry/before" "$entry" "$store/changes"; do flush "$each"; done
  attempt note 0644 "$store/unfinished" "$change" && flush "$store"
}

unmark() {
  where=$journal
  attempt rm -f "$store/unfinished" && flush "$store"
}

# drop: forgets a change that was never finished.
drop() {
  forward sweep
  rm -rf "$entry"
}
