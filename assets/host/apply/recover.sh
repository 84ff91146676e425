# Mooring apply, part: what interrupted changes and damaged records have left is put in order, before anything else is done.

# recover: rolls back an interrupted change and sets recovered, its id; removes the entries of which nothing came to be; sets
# damaged records aside. A record that lies there for somebody to read holds up no other one.
recover() {
  requested_change=$change requested=$plan
  read_mark "$store" || set_aside "$store/unfinished"
  if [ -n "$unfinished" ] && [ -z "$staging" ]; then recover_marked; fi
  large=$(print_large)
  set +f
  set -- "$store/changes"/*
  set -f
  for record; do is_free "$record" || recover_entry; done
  is_free "$store/unfinished" || unmark
  hear_signals
  pay_debts
  change=$requested_change plan=$requested made='' chains=' '
}

# recover_marked: rolls back the change that the mark names, whatever its state.
recover_marked() {
  if is_free "$store/changes/$unfinished"; then
    set_aside "$store/unfinished"
  elif open_entry "$unfinished"; then
    recovered=$unfinished
    roll_back
    say "recovered $recovered"
  else
    set_aside "$store/changes/$unfinished"
  fi
}

# recover_entry: $record, one of the changes.
recover_entry() {
  entry=$record state=''
  if [ -d "$entry" ] && is_own "$entry"; then
    case $large in *"$nl${entry##*/}$nl"*) ;; *) read_state ;; esac
    case $state in
      'done' | undone)
        # What a note was to become.
        if [ -f "$entry/new" ] && [ ! -L "$entry/new" ]; then rm -f "$entry/new"; fi
        return
        ;;
    esac
    plan=''
    if is_unbegun; then drop_entry && return; fi
    if [ -n "$state" ] && open_entry "${entry##*/}"; then
      if [ "$state" = begun ]; then drop_entry && return; fi
      recovered=$change
      roll_back
      say "recovered $recovered"
      return
    fi
  fi
  set_aside "$record"
}

# print_large: the entries with a state that is too large to be read, each on a line.
# shellcheck disable=SC2012 # find is not everywhere
print_large() {
  set +f
  printf '\n'
  cd "$store/changes" && ls -ldn ./*/state 2>/dev/null | while read -r _ _ _ _ bytes rest; do
    rest=${rest%/state}
    [ "$bytes" -le 20 ] || printf '%s\n' "${rest##*/}"
  done
  printf '.\n'
}

# set_aside PATH: moves a damaged record to where it is in nobody's way, and sets aside, its new path.
set_aside() {
  where=$journal again=''
  until is_free "$store/aside/${1##*/}$again"; do again=.$((${again#.} + 1)); done
  aside=$journal/aside/${1##*/}$again
  attempt move_aside "$1" || finish "$result"
}

move_aside() {
  umask 022
  mkdir -p "$store/aside" && is_own "$store/aside" && mv "$1" "$at$aside" && flush "$store"
}
