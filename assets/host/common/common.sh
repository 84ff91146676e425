# Mooring: what the survey and the apply program share. The first part of both; by itself it does nothing.
# ../parts.json lists the parts of each program, ../GLOBALS.md every name that they use.
#
# These programs run as they are on dash, bash and busybox ash, with the tools that Boot2Docker and Alpine have: POSIX,
# and where POSIX has nothing (a hash, a bounded command) whichever tool is there. They come by standard input, from which
# main/hosts/ways/shell.ts takes exactly their bytes, and then read their request from the same input, so no file, path or
# secret ever stands in a command line.

# Patterns are only expanded where `set +f` says so.
set -f
LC_ALL=C
PATH=${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
# The caller's settings do not decide which engine is asked, or how.
unset DOCKER_HOST DOCKER_CONTEXT DOCKER_TLS DOCKER_TLS_VERIFY DOCKER_CERT_PATH DOCKER_API_VERSION DOCKER_CONTENT_TRUST
# Nor where another user's command keeps its files.
unset CDPATH TMPDIR
nl='
'

# What these programs need; before their greeting, so that no answer is begun.
#     mooring-lacks NAME            a command, or /proc; the shell's own line has `files` and `dd` (main/hosts/ways/shell.ts)
lack() {
  printf 'mooring-lacks %s\n' "$1"
  exit 0
}

for tool in cat chmod chown cp date dd grep head id ls mkdir mv od rm rmdir sed sleep sync tail touch tr uname; do
  command -v "$tool" >/dev/null 2>&1 || lack "$tool"
done
kernel=$(uname -s)
# Other systems have none, and are named later.
if [ "$kernel" = Linux ] && [ ! -r /proc/self/stat ]; then lack /proc; fi

if command -v sha256sum >/dev/null 2>&1; then hasher=sha256sum
elif command -v openssl >/dev/null 2>&1; then hasher='openssl dgst -sha256 -r'
elif command -v shasum >/dev/null 2>&1; then hasher='shasum -a 256'
else lack sha256sum
fi

# Bytes. Bundles are smaller; a hole makes a file larger at no cost, and reading it takes for ever.
hash_limit=33554432

# Seconds for a command where a user can put something in its way.
user_limit=30

# sha256 FILE: sets digest, 64 hex digits. In a tree, which anybody may have filled, a file that is too large fails.
sha256() {
  [ -z "$at" ] || { describe "$1" && [ "$size" -le "$hash_limit" ]; } || return
  if [ -z "${writer-}" ]; then
    digest=$({ $hasher <"$1"; } 2>/dev/null) && digest=${digest%% *}
    return
  fi
  # A user can put a pipe in its place that never ends. Before the hash of a name with a backslash stands another one.
  # shellcheck disable=SC2086 # split into words
  digest=$( (with_timeout "$user_limit" $hasher "$1") 2>/dev/null) && digest=${digest%% *} && digest=${digest#\\}
}

# describe PATH: sets kind, mode (four octal digits), uid, gid and size. Fails where nothing is.
# By ls, whose long format POSIX fixes; stat is not everywhere.
describe() {
  [ -e "$1" ] || [ -L "$1" ] || return
  listed=$(ls -ldn "$1" 2>/dev/null) || return 1
  read_listing
}

# read_listing: what the line of ls in listed says; its name too, if that has no blank.
# shellcheck disable=SC2034 # some of them serve one program only
read_listing() {
  # shellcheck disable=SC2086 # split into words
  set -- $listed
  uid=$3 gid=$4 size=$5 listed_name=$9
  case $1 in
    -*) kind='file' ;;
    d*) kind=directory ;;
    l*) kind=symlink ;;
    *) kind='other' size=0 ;;
  esac
  letters=${1#?} special=0 mode=''
  for bit in 4 2 1; do
    triple=${letters%"${letters#???}"} digit=0
    case $triple in r??) digit=4 ;; esac
    case $triple in ?w?) digit=$((digit + 2)) ;; esac
    case $triple in ??[xst]) digit=$((digit + 1)) ;; esac
    case $triple in ??[sStT]) special=$((special + bit)) ;; esac
    mode=$mode$digit letters=${letters#???}
  done
  mode=$special$mode
}

# is_plain_path PATH: whether it is absolute, without `.`, `..`, `//` and control characters, and no longer than a path that
# the steps down to it can be walked one by one.
is_plain_path() {
  case $1/ in
    / | *//* | */./* | */../* | *[[:cntrl:]]*) return 1 ;;
    /*) [ "${#1}" -le 1024 ] ;;
    *) return 1 ;;
  esac
}

# get_ticket PID: sets ticket, a name for that process that no later one has: its number, its start time, the boot.
# Fails for a process that is gone or a zombie.
get_ticket() {
  { IFS= read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  { IFS= read -r boot </proc/sys/kernel/random/boot_id; } 2>/dev/null || boot=''
  pid=$1
  # shellcheck disable=SC2086 # split into words; the command's name, which may hold anything, ends at the last `)`
  set -- ${stat##*) }
  case $1 in Z | X) return 1 ;; esac
  ticket=$pid.${20}.$boot
}

# is_alive TICKET: whether that very process still runs.
is_alive() {
  get_ticket "${1%%.*}" && [ "$ticket" = "$1" ]
}

# read_clock: sets moment, seconds since the boot, which no change of the time moves; 0 without /proc.
read_clock() {
  { read -r moment _ </proc/uptime; } 2>/dev/null || moment=0
  moment=${moment%.*}
}

# find_holder DIRECTORY OWN: finds a living process with a ticket in the directory, other than OWN, or an heir of a dead one;
# sets holder, its PID, and heir, the same for an heir, else empty.
find_holder() {
  set +f
  set -- "$2" "$1"/*
  set -f
  except=$1 heir=''
  shift
  for file; do
    name=${file##*/}
    if [ "$name" != "$except" ] && is_alive "$name"; then holder=${name%%.*} && return; fi
  done
  for file; do
    # shellcheck disable=SC2034 # the apply program reports it
    if [ "${file##*/}" != "$except" ] && find_heir "$file"; then holder=$heir && return; fi
  done
  return 1
}

# find_heir TICKET: sets heir, a process that the ticket's dead owner started and that goes on: it has the ticket's file open.
# Nobody else's counts, since others can open one of that name elsewhere. Of each process its directory is listed: a host may
# have more open files than a command takes arguments.
# shellcheck disable=SC2012 # find prints no targets everywhere
find_heir() {
  heir=''
  [ -f "$1" ] && ticket=$(cd -P "${1%/*}" && pwd -P)/${1##*/} || return
  set +f
  open_files=$(ls -l /proc/[0-9]*/fd 2>/dev/null | sed -n '/^\/proc\/[0-9]*\/fd:$/{s/[^0-9]//g;h;d;}
    / -> /{s/.* -> //;G;s/\(.*\)\n\(.*\)/\2 \1/p;}')$nl
  set -f
  while :; do
    case $open_files in *" $ticket$nl"*) ;; *) return 1 ;; esac
    heir=${open_files%%" $ticket$nl"*}
    heir=${heir##*"$nl"}
    open_files=${open_files#*" $ticket$nl"}
    # shellcheck disable=SC3067 # dash, bash and busybox all have -O
    if [ -O "/proc/$heir" ]; then return; fi
  done
}

# read_mark JOURNAL: reads JOURNAL/unfinished: the id of a change in motion, and `staging` while nothing of it is in place. Sets
# unfinished and staging, empty where there is none. Fails where it is damaged; survey and apply have this rule alone.
read_mark() {
  unfinished='' staging=''
  [ -e "$1/unfinished" ] || [ -L "$1/unfinished" ] || return 0
  describe "$1/." && keeper=$uid && describe "$1/unfinished" || return
  [ "$kind:$uid" = "file:$keeper" ] && [ "$size" -le 200 ] || return
  # Without its line feed it is cut.
  if { IFS=' ' read -r unfinished staging <"$1/unfinished"; } 2>/dev/null; then
    case $unfinished/$staging in
      /* | *[!0-9A-Za-z-]*/*) ;;
      */ | */staging) return 0 ;;
    esac
  fi
  unfinished='' staging=''
  return 1
}

# read_debts FILE: reads JOURNAL/debts/CHANGE, the refreshes that a change owes; see debts.sh. Sets owed, a line each. Fails
# where it is damaged.
read_debts() {
  owed=''
  describe "$1" && [ "$kind" = file ] && [ "$size" -le 65536 ] || return
  while IFS= read -r line; do
    case $line in
      end) [ -n "$owed" ] && return ;;
      *[!][0-9A-Za-z._:/@=,+\ -]*) return 1 ;;
      do\ try\ ?*\ ?* | undo\ run\ ?*\ ?* | undo\ try\ ?*\ ?*) owed=$owed$line$nl ;;
      *) return 1 ;;
    esac
  done 2>/dev/null <"$1"
  return 1
}

# is_inside DIRECTORY: whether it lies under the root once symbolic links are followed. $at is the root's real path, empty
# for /.
is_inside() {
  [ -z "$at" ] && return
  real=$(cd -P "$at$1" 2>/dev/null && pwd -P) || return 1
  case $real/ in "$at"/*) ;; *) return 1 ;; esac
}

# with_timeout SECONDS COMMAND...: runs it without input; returns its status, or 124 if it took too long or the caller has
# gone; where is_awaited is set, the caller's going does not end it. Always in a subshell of its own: $(...) or (...).
with_timeout() {
  limit=$1
  shift
  kill_group=''
  # The command does not hear a signal to the group of this shell, which therefore does not end before it either.
  trap 'signalled=yes' HUP INT QUIT TERM
  if command -v setsid >/dev/null 2>&1; then
    # A group of its own, so that what it started goes with it.
    kill_group=-
    set -- setsid "$@"
  fi
  "$@" </dev/null 3<&- &
  job=$!
  (
    trap 'signalled=yes' HUP INT QUIT TERM
    while [ "$limit" -gt 0 ] && { [ -n "${is_awaited-}" ] || ! is_abandoned; }; do
      sleep 1
      limit=$((limit - 1))
    done
    trap '' USR1
    kill -s TERM -- "$kill_group$job"
    sleep 1
    kill -s KILL -- "$kill_group$job"
    exit 0
  ) </dev/null >/dev/null 2>&1 3<&- 4<&- &
  timer=$!
  # Shells report jobs that a signal ended. A signal of one's own ends only the waiting.
  while :; do
    { wait "$job"; } 2>/dev/null
    status=$?
    if [ "$status" -le 128 ] || ! kill -s 0 "$job" 2>/dev/null; then break; fi
  done
  kill -s USR1 "$timer" 2>/dev/null
  { wait "$timer"; } 2>/dev/null && status=124
  return "$status"
}
