# Mooring: what survey.sh and apply.sh share. Sent in front of either of them; by itself it does nothing.
#
# These programs run as they are on dash, bash and busybox ash, with the tools that Boot2Docker and Alpine have: POSIX,
# and where POSIX has nothing (a hash, a bounded command) whichever tool is there. They come by standard input, run by
#     sh -c 'eval "$(dd bs=1 count=<bytes of the program> 2>/dev/null)"'
# and then read their request from the same input, so no file, path or secret ever stands in a command line.

set -f # nothing is a pattern but where said
LC_ALL=C
PATH=${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
# An engine is asked at the address that we name, as nobody in particular, whatever the caller's habits are.
unset DOCKER_HOST DOCKER_CONTEXT DOCKER_TLS DOCKER_TLS_VERIFY DOCKER_CERT_PATH DOCKER_API_VERSION DOCKER_CONTENT_TRUST
unset CDPATH
nl='
'

if command -v sha256sum >/dev/null 2>&1; then hasher=sha256sum
elif command -v openssl >/dev/null 2>&1; then hasher='openssl dgst -sha256 -r'
else hasher='shasum -a 256'
fi

# sha256 FILE: sets digest, 64 hex digits.
sha256() {
  digest=$({ $hasher <"$1"; } 2>/dev/null) && digest=${digest%% *}
}

# describe PATH: sets kind, mode (four octal digits), uid, gid and size. Fails where nothing is.
# By ls, whose long format POSIX fixes; stat is not everywhere.
# shellcheck disable=SC2034 # some of them serve one program only
describe() {
  [ -e "$1" ] || [ -L "$1" ] || return
  listed=$(ls -ldn "$1" 2>/dev/null) || return 1
  # shellcheck disable=SC2086 # split into words
  set -- $listed
  uid=$3 gid=$4 size=$5
  case $1 in
    -*) kind='file' ;;
    d*) kind=directory ;;
    l*) kind=symlink ;;
    *) kind='other' size=0 ;;
  esac
  letters=${1#?} special=0 mode=''
  for bit in 4 2 1; do
    three=${letters%"${letters#???}"} digit=0
    case $three in r??) digit=4 ;; esac
    case $three in ?w?) digit=$((digit + 2)) ;; esac
    case $three in ??[xst]) digit=$((digit + 1)) ;; esac
    case $three in ??[sStT]) special=$((special + bit)) ;; esac
    mode=$mode$digit letters=${letters#???}
  done
  mode=$special$mode
}

# ticket PID: sets ticket, a name for that process which no later one has: its number, its start time, the boot.
# Fails where it is gone, or dead and waits only to be noticed.
ticket() {
  { IFS= read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  { IFS= read -r boot </proc/sys/kernel/random/boot_id; } 2>/dev/null || boot=''
  pid=$1
  # shellcheck disable=SC2086 # split into words; the command's name, which may hold anything, ends at the last `)`
  set -- ${stat##*) }
  case $1 in Z | X) return 1 ;; esac
  ticket=$pid.${20}.$boot
}

# lives TICKET
lives() {
  ticket "${1%%.*}" && [ "$ticket" = "$1" ]
}

# holder DIRECTORY OWN: finds a living process, other than OWN, with a ticket in the directory; sets holder, its number.
holder() {
  set +f
  set -- "$2" "$1"/*
  set -f
  own=$1
  shift
  for file; do
    name=${file##*/}
    # shellcheck disable=SC2034 # apply.sh tells it
    if [ "$name" != "$own" ] && lives "$name"; then holder=${name%%.*} && return; fi
  done
  return 1
}

# inside DIRECTORY: whether it really lies under the root, symbolic links followed. $at is where the root really is,
# empty for /.
inside() {
  [ -z "$at" ] && return
  there=$(cd -P "$at$1" 2>/dev/null && pwd -P) || return 1
  case $there/ in "$at"/*) ;; *) return 1 ;; esac
}

# bounded SECONDS COMMAND...: runs it without input; returns its status, 124 where it took too long or nobody waits for
# it any more. Always in a subshell of its own: $(...) or (...).
bounded() {
  limit=$1
  shift
  group=''
  if command -v setsid >/dev/null 2>&1; then
    group=- # a group of its own, so that what it started goes with it
    set -- setsid "$@"
  fi
  "$@" </dev/null 3<&- &
  job=$!
  (
    while [ "$limit" -gt 0 ] && ! abandoned; do
      sleep 1
      limit=$((limit - 1))
    done
    trap '' TERM
    kill -s TERM -- "$group$job"
    sleep 1
    kill -s KILL -- "$group$job"
    exit 0
  ) </dev/null >/dev/null 2>&1 3<&- &
  timer=$!
  # Shells tell of jobs that a signal ended.
  { wait "$job"; } 2>/dev/null
  status=$?
  kill "$timer" 2>/dev/null
  { wait "$timer"; } 2>/dev/null && status=124
  return "$status"
}
