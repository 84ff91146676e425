# Mooring apply, part: the refreshes that failed and are owed: those of a way back, whose files are as before all the same, and
# those of optional stores. JOURNAL/debts/CHANGE has them, on lines of `do|undo run|try REFRESH SECONDS ARGUMENT...`, then `end`.
# Whoever comes next tries them again.

# owe do|undo: the refresh of the current line failed.
owe() { debts=$debts$1\ $line$nl; }

# keep_debts: writes down what $change owes; without debts its file goes.
keep_debts() {
  account=$store/debts/$change
  if [ -z "$debts" ]; then
    is_free "$account" || rm -f "$account"
    return
  fi
  (umask 022 && mkdir -p "$store/debts") && write_note 0644 "$account" "${debts}end" && flush "$store/debts"
}

# each_account FUNCTION: calls it for every change that owes something, with change and owed set.
each_account() {
  visit=$1
  [ -z "$at" ] && [ -d "$store/debts" ] || return 0
  set +f
  set -- "$store/debts"/*
  set -f
  for account; do
    is_free "$account" && continue
    change=${account##*/}
    if read_debts "$account"; then "$visit"; else set_aside "$account"; fi
  done
}

# pay_debts: tries all again, but for what a roll-back has just tried or an undo is about to. Docker is only restarted where
# recovering is all that is asked for: nobody agreed to a stop of their containers.
pay_debts() {
  # What a killed one was at.
  rm -rf "$store/paying"
  each_account pay_debt
}

pay_debt() {
  case $change in "$recovered" | "$requested_change") return ;; esac
  entry=$store/paying debts='' where=$journal
  attempt mkdir -m 0700 "$entry" || finish "$result"
  while [ -n "$owed" ]; do
    line=${owed%%"$nl"*}
    owed=${owed#*"$nl"} way=${line%% *} line=${line#* }
    parse_line
    if ! is_refresh "$name" || { [ "$task" != recover ] && [ "$name" = docker-restart ]; }; then
      owe "$way"
      continue
    fi
    passed=0 steps=1
    report_step run "$name"
    # A change that is asked for does not depend on it.
    [ "$task" = recover ] || verb=try
    run_line "$way" || unrefreshed=$name
  done
  attempt keep_debts || finish "$result"
  rm -rf "$entry"
  debts='' passed=0
}

# forgive_debts: nobody owes what the change at hand has done. The store of the system is built as a whole.
forgive_debts() {
  own_change=$change own_debts=$debts
  each_account forgive_debt
  change=$own_change debts=$own_debts
}

forgive_debt() {
  [ "$change" != "$own_change" ] || return 0
  debts='' is_paid=''
  while [ -n "$owed" ]; do
    line=${owed%%"$nl"*}
    owed=${owed#*"$nl"} way=${line%% *} line=${line#* }
    parse_line
    case $nl$met in
      *"$nl$name $arguments$nl"*) is_paid=yes ;;
      *"${nl}trust-store "*) if [ "$name" = trust-store ]; then is_paid=yes; else owe "$way"; fi ;;
      *) owe "$way" ;;
    esac
  done
  [ -z "$is_paid" ] || attempt keep_debts
}
