# Mooring apply: makes a change on this host as one step, takes one back, or asks engines whether they reach a registry.
# Runs after common.sh (see there), and its parts: docker.sh, journal.sh, change.sh, undo.sh, refresh.sh, follow.sh,
# restart.sh, boot2docker.sh, probe.sh.
#
# Request: lines of words parted by one blank; where the last word is a path it is the rest of the line. Paths are
# absolute, as seen from the root, without `.`, `..`, `//` and control characters.
#     mooring-apply 1
#     mode apply|undo|recover|verify
#     change ID                     apply, undo
#     root DIR                      `/`, or the top of a directory tree that stands for a host: no refreshes then
#     journal DIR
#     rely EXPECT PATH              apply: not changed, but the plan is good only for this; any number of times
#     stage                         apply: files, then refreshes; any number of times
#     put EXPECT SHA256 LENGTH MODE UID GID PATH
#     remove EXPECT PATH            a file; a directory only if it is empty by then
#     run REFRESH SECONDS ARGUMENT...
#     verify ENDPOINT REGISTRY      apply, verify: any number of times; `system` for the TLS client of the host itself
#     end
# and the contents of the puts, one after another. EXPECT is what must be there by then: `absent`, a SHA-256, `exists`,
# `dir`. Several stages may be about one path; each expects what the one before leaves there.
# Standard input then stays open. Its end means that nobody waits any more: what was begun is rolled back.
#
# Answer: lines. `| TEXT` lines are what a command or an engine said; they belong to the line after them.
#     mooring-apply 1
#     step K N put|remove|restore|run SUBJECT
#     verify STATUS|timeout|unavailable ENDPOINT REGISTRY
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
#     busy PID, changed PATH, unsafe PATH, no-space PATH, write-failed PATH, refresh-failed NAME, refused WHAT,
#     cancelled, unknown, undone-already, nothing
# and these did what was asked: done, recovered CHANGE.
# unrefreshed NAME: on the way back, of whatever kind; the files are as before, but this refresh failed.
# stuck CHANGE PATH: cannot be rolled back; the journal stays as it is.
finish() {
  release
  dismiss
  quote "$detail"
  say "result $1"
  exit 0
}

# attempt COMMAND...: in a subshell; where it fails, sets why and detail.
attempt() {
  said=$("$@" 2>&1) && return
  detail=${said%%"$nl"*}
  case $said in
    *'No space left'* | *'quota exceeded'*) why="no-space $where" ;;
    *) why="write-failed $where" ;;
  esac
  return 1
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
      rely\ *) grounds=$grounds$line$nl ;;
      stage | put\ * | remove\ * | run\ *) plan=$plan$line$nl ;;
      verify\ *)
        probes=$probes$line$nl
        for word in ${line#* }; do argument "$word"; done
        ;;
      end) return ;;
      *) refuse ;;
    esac
  done
  finish cancelled
}

refuse() { finish "refused $line"; }

# Checks of one word each.
plain() { case $1 in '' | *[!0-9A-Za-z-]*) refuse ;; esac; }
digits() { case $1 in '' | *[!0-9]*) refuse ;; esac; }
argument() { case $1 in '' | *[!][0-9A-Za-z._:/@=,+-]*) refuse ;; esac; }
absolute() {
  case $1/ in
    / | *//* | */./* | */../* | *[[:cntrl:]]*) refuse ;;
    /*) ;;
    *) refuse ;;
  esac
}

# locate: sets at, where the root really is (empty for /), and store, the journal there.
locate() {
  line="root $root" at=''
  if [ "$root" != / ]; then
    absolute "$root"
    at=$(cd -P "$root" 2>/dev/null && pwd -P) || refuse
  fi
  line="journal $journal"
  absolute "$journal"
  store=$at$journal
}

# parse: the words of $line, one of a plan.
parse() {
  # shellcheck disable=SC2086 # split into words
  set -- $line
  verb=$1 expect='' owner='' target=''
  case $verb in
    put)
      expect=$2 sha=$3 length=$4 perms=$5 owner=$6:$7
      path=${line#* * * * * * * }
      ;;
    remove | rely)
      expect=$2
      path=${line#* * }
      ;;
    run)
      name=$2 seconds=$3
      [ $# -lt 3 ] || shift 3
      arguments=$*
      ;;
  esac
  case $verb in put | remove | rely) target=$at$path ;; esac
}

valid() {
  case $verb in
    put)
      plain "$sha"
      digits "$length"
      digits "$perms"
      digits "${owner%:*}"
      digits "${owner#*:}"
      ;;
    run)
      digits "$seconds"
      for word in $arguments; do argument "$word"; done
      is_refresh "$name" || refuse
      ;;
  esac
  case $verb in
    put | remove | rely)
      plain "$expect"
      absolute "$path"
      ;;
  esac
}

# ---- what to do ----

main() {
  say 'mooring-apply 1'
  read_request
  case $task in
    verify)
      probe_all
      finish 'done'
      ;;
    apply | undo | recover) ;;
    *) refuse ;;
  esac
  line="change $change"
  [ "$task" = recover ] || plain "$change"
  locate
  forward valid
  if [ "$task" != apply ] && [ ! -d "$store/changes" ]; then
    [ "$task" = undo ] || finish nothing
    finish unknown
  fi
  lock
  tidy
  case $task in
    apply) apply ;;
    undo) undo ;;
    recover) finish_back "${recovered:+recovered }${recovered:-nothing}" ;;
  esac
}

task='' change='' root=/ journal='' plan='' grounds='' probes='' made='' mine='' watcher='' signalled='' detail='' why=''
recovered='' unrefreshed='' stage=0 passed=0 chains=' '
umask 077
trap 'signalled=yes' HUP INT QUIT TERM
trap : PIPE # a handler, unlike '', is not handed on to commands
exec 3<&0 </dev/null
main
