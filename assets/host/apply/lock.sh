# Mooring apply, part: one program at a time, as long as it and all that it started work.

# Seconds that another program is waited for, and what a dead one started. Nothing that a refresh starts takes as long, by its
# own timeout.
lock_patience=60 heir_patience=300

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
  await_turn
  set +f
  set -- "$store/lock"/*
  set -f
  for each; do is_alive "${each##*/}" || rm -f "$each"; done
}

# await_turn: takes a ticket until no other one is valid. Two that come together see each other: the lower number keeps its
# ticket, and the other gives its own back for a while.
await_turn() {
  read_clock
  since=$moment told=0
  while :; do
    get_ticket $$ || lack /proc
    own_ticket=$ticket
    [ -e "$store/lock/$own_ticket" ] || attempt create "$store/lock/$own_ticket" || finish "$result"
    exec 4<"$store/lock/$own_ticket"
    find_holder "$store/lock" "$own_ticket" || return 0
    if [ -n "$heir" ]; then await_heir && continue; elif [ "$holder" -lt $$ ]; then unlock; fi
    if is_abandoned; then finish cancelled; fi
    read_clock
    waited=$((moment - since))
    tell_waiting "$holder"
    [ "$waited" -lt "$lock_patience" ] || finish "busy $holder"
    sleep 1
  done
}

# tell_waiting PID: every few seconds. If nobody reads it any more, the caller is gone.
tell_waiting() {
  [ "$waited" -ge "$told" ] || return 0
  say "waiting $1 $waited" || finish cancelled
  told=$((waited + 2))
}

# await_heir: lets the heir go on for a second, and ends it where that makes too many: what it left is rolled back next.
await_heir() {
  read_clock
  [ -n "$heirs_since" ] || heirs_since=$moment
  waited=$((moment - heirs_since))
  if is_abandoned || [ "$waited" -gt $((heir_patience + 10)) ]; then return 1; fi
  tell_waiting "$heir"
  if [ "$waited" -gt "$heir_patience" ]; then
    # It may lead a group.
    kill -s KILL -- "-$heir" 2>/dev/null
    kill -s KILL "$heir" 2>/dev/null
  fi
  sleep 1
}

make_journal() {
  umask 022
  mkdir -p "$store/receipts" "$store/lock" || return
  # Another one may be making it too.
  [ -d "$store/changes" ] || mkdir "$store/changes" || [ -d "$store/changes" ]
}

unlock() {
  [ -z "$own_ticket" ] || rm -f "$store/lock/$own_ticket"
  own_ticket=''
  exec 4<&-
}
