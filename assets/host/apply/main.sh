# Mooring apply, the last part: makes a change on this host as one step, undoes one, or asks engines whether they reach a
# registry.
#
# Request: lines of words parted by one blank; where the last word is a path it is the rest of the line. Paths are
# absolute, as seen from the root, without `.`, `..`, `//` and control characters.
#     mooring-apply 1
#     mode apply|undo|recover|verify
#     change ID                     apply, undo
#     root DIR                      `/`, or the top of a directory tree that stands for a host: no refreshes then
#     journal DIR
#     about TEXT                    apply: who makes it, where, and what it is; kept for everyone to read, and for nothing else
#     rely EXPECT PATH              apply: a file that the plan relies on but does not change; any number of times
#     stage                         apply: files, then refreshes; any number of times
#     put EXPECT SHA256 LENGTH MODE UID GID PATH
#     yield EXPECT SHA256 LENGTH MODE UID GID PATH
#                                   the same for a file that others write too: once they have, a way back leaves it alone
#     remove EXPECT PATH            a file; a directory only if it is empty by then
#     run REFRESH SECONDS ARGUMENT...
#     try REFRESH SECONDS ARGUMENT...    the same, but the change stands where it fails
#     verify KIND ARGUMENT...       apply, verify: any number of times; verify.sh has the kinds
#     end
# and the contents of the puts, one after another. EXPECT is what must be there at that time: `absent`, a SHA-256, `exists`,
# `dir`. Several stages may be about one path; each expects what the one before leaves there.
# Standard input then stays open. Its end means that the caller has gone: an unfinished change is rolled back.
#
# Answer: lines; an empty one means nothing. `| TEXT` lines are what a command or an engine said, `why` lines what the program
# itself has to say; they belong to the `unmet`, `verify` or `result` line after them, and a `look` line to its `verify`.
#     mooring-apply 1
#     recovered CHANGE              this interrupted change was rolled back first
#     waiting PID SECONDS           another one works here, or what a killed one started, and has been waited for so long
#     step K N put|remove|restore|run SUBJECT
#     verifying                     the change is made, and who is to be asked is asked now
#     why CODE ARGUMENT...          main/engine/host-protocol/reason.ts has the codes
#     unmet REFRESH ARGUMENT...     this one was tried, and failed
#     look login|pair|answered|closed|unable    what the registry answers to the host itself; see look_past
#     verify STATUS|timeout|unavailable KIND ARGUMENT...
#     result ...                    exactly one, the last; see finish
#
# How a change is made: all new content is written and checked beside its place, and what is there now is copied to
# JOURNAL/changes/ID. Then JOURNAL/unfinished names the change; then everything appears by rename; then the refreshes
# run; then `unfinished` goes. Whoever finds `unfinished` without a living owner puts the before-images back. Files in a
# directory that the change makes appear with it, all at once, in the stage of the first of them.

say() { printf '%s\n' "$1" 2>/dev/null; }

# quote TEXT: as `| ` lines, the last twenty, without control characters.
quote() {
  [ -z "$1" ] || printf '%s\n' "$1" | tail -n 20 | tr -d '\000-\011\013-\037\177' | sed 's/^/| /' 2>/dev/null
}

# finish WORDS: the result line, the only way to end. After these, all is as before:
#     busy PID, changed PATH, unsafe PATH, foreign PATH, no-space PATH, write-failed PATH, refresh-failed NAME, refused,
#     cancelled, unknown, undone-already, nothing
#     unrestorable PATH             undo: that before-image is not what the change found
# and these did what was asked: done, recovered CHANGE.
# unrefreshed NAME: on the way back, of whatever kind; the files are as before, but this refresh failed.
# damaged PATH: nothing was done, since a record of the journal is damaged, which now lies at PATH.
# halted CHANGE PATH: it is not rolled back yet, since PATH can't be written; the next recover goes on with it.
# stuck CHANGE PATH: cannot be rolled back; the journal stays as it is.
finish() {
  unlock
  stop_watching
  [ -z "$details" ] || say "$details"
  say "result $1"
  exit 0
}

# explain CODE ARGUMENT...: adds to details why something failed.
explain() { details="$details${nl}why $*"; }

# attempt COMMAND...: in a subshell; where it fails, sets result and details. See rename_file for 73.
attempt() {
  said=$(ignore_signals && "$@" 2>&1) && return
  if [ $? = 73 ]; then details='why directory-there'; else details=$(quote "${said%%"$nl"*}"); fi
  case $said in
    *'No space left'* | *'quota exceeded'*) result="no-space $where" ;;
    *) result="write-failed $where" ;;
  esac
  return 1
}

# hear_signals: notes that one came. A subshell has to say so for itself.
hear_signals() { trap 'signalled=yes' HUP INT QUIT TERM; }

# ignore_signals: also for the commands that are run, since one to the whole group comes to them too.
ignore_signals() { trap '' HUP INT QUIT TERM; }

# blame_signal: one to the whole group also ends commands, whose failure then is none of the host's.
blame_signal() { [ -z "$signalled" ] || result=cancelled; }

# finish_unchanged: with the result, before anything was changed.
finish_unchanged() {
  blame_signal
  finish "$result"
}

# ---- the request ----

read_request() {
  while IFS= read -r line <&3; do
    case $line in
      'mooring-apply 1') ;;
      mode\ *) task=${line#* } ;;
      change\ *) change=${line#* } ;;
      root\ *) root=${line#* } ;;
      journal\ *) journal=${line#* } ;;
      about\ *) maker_note=${line#* } ;;
      rely\ *) rely_lines=$rely_lines$line$nl ;;
      stage | put\ * | yield\ * | remove\ * | run\ * | try\ *) plan=$plan$line$nl ;;
      verify\ ?*\ ?*)
        verify_lines=$verify_lines${line#* }$nl
        for word in ${line#* }; do check_argument "$word"; done
        ;;
      end) return ;;
      *) refuse ;;
    esac
  done
  finish cancelled
}

# refuse: the current line of the request makes no sense, or the entry that is being opened.
refuse() {
  if [ -n "$opened" ]; then is_damaged=yes && return; fi
  details=$(quote "$line")
  finish refused
}

# refuse_with CODE ARGUMENT...
refuse_with() {
  explain "$@"
  finish refused
}

# Checks of one word each.
check_name() { case $1 in '' | *[!0-9A-Za-z-]*) refuse ;; esac; }
check_digits() { case $1 in '' | *[!0-9]*) refuse ;; esac; }
check_argument() { case $1 in '' | *[!][0-9A-Za-z._:/@=,+-]*) refuse ;; esac; }
check_path() { is_plain_path "$1" || refuse; }

# locate_root: sets at, where the root really is (empty for /), and store, the journal there.
locate_root() {
  line="root $root" at=''
  if [ "$root" != / ]; then
    check_path "$root"
    at=$(cd -P "$root" 2>/dev/null && pwd -P) || refuse
  fi
  line="journal $journal"
  check_path "$journal"
  store=$at$journal
  # Boot2Docker's disk belongs to its user docker, who is root there by sudo without a password.
  root_too=0
  if [ -z "$at" ] && [ "$journal" = /var/lib/boot2docker/mooring ] && describe "${journal%/*}/."; then root_too=$uid; fi
}

# parse_line: the words of $line, one of a plan.
parse_line() {
  # shellcheck disable=SC2086 # split into words
  set -- $line
  verb=$1 expect='' owner='' target='' yields=''
  if [ "$verb" = yield ]; then verb=put yields=yes; fi
  case $verb in
    put)
      expect=$2 sha=$3 length=$4 perms=$5 owner=$6:$7
      path=${line#* * * * * * * }
      ;;
    remove | rely)
      expect=$2
      path=${line#* * }
      ;;
    run | try)
      name=$2 seconds=$3
      [ $# -lt 3 ] || shift 3
      arguments=$*
      ;;
  esac
  case $verb in put | remove | rely) target=$at$path ;; esac
}

check_words() {
  case $verb in
    put)
      check_name "$sha"
      check_digits "$length"
      check_digits "$perms"
      check_digits "${owner%:*}"
      check_digits "${owner#*:}"
      ;;
    run | try)
      check_digits "$seconds"
      for word in $arguments; do check_argument "$word"; done
      is_refresh "$name" || refuse
      ;;
    stage | remove) ;;
    rely) [ -z "$opened" ] || refuse ;;
    *) refuse ;;
  esac
  case $verb in
    put | remove | rely)
      check_name "$expect"
      check_path "$path"
      ;;
  esac
}

# ---- what to do ----

main() {
  say 'mooring-apply 1'
  read_request
  case $task in
    verify)
      verify_all
      finish 'done'
      ;;
    apply | undo | recover) ;;
    *) refuse ;;
  esac
  line="change $change"
  [ "$task" = recover ] || check_name "$change"
  locate_root
  each_line check_words
  if [ "$task" != apply ] && [ ! -d "$store/changes" ]; then
    [ "$task" = undo ] || finish nothing
    finish unknown
  fi
  # Only an apply's request goes on behind its lines.
  [ "$task" = apply ] || watch_input
  lock
  recover
  case $task in
    apply) apply_change ;;
    undo) undo_change ;;
    recover)
      if [ -n "$recovered" ]; then finish_restored "recovered $recovered"; fi
      if [ -n "$aside" ]; then finish_restored "damaged $aside"; fi
      finish_restored nothing
      ;;
  esac
}

task='' change='' root=/ journal='' plan='' maker_note='' rely_lines='' verify_lines='' made='' own_ticket='' watcher='' signalled=''
writer='' writers='' details='' result='' recovered='' opened='' is_damaged='' aside='' debts='' met='' unrefreshed='' stage=0
passed=0 chains=' ' heirs_since='' is_awaited=''
caller=$(id -u)
umask 077
hear_signals
# A handler, unlike '', is not handed on to commands.
trap : PIPE
exec 3<&0 </dev/null
main
