# Mooring apply, part: what a user controls is changed as that user, also when this program is root's. Whoever can rename
# a directory can put a link in its place between a check and the command after it; with that user's own rights the
# command then reaches nothing that the user did not reach before.

# find_owner PATH: sets user, who controls it: the first owner on the way down who is not root. Links are part of the way.
# Where something is missing, it is who controls what is above; then it fails.
find_owner() {
  user=0 prefix='' rest=${1#/}/ hops=40
  while [ -n "$rest" ] && [ "$user" = 0 ]; do
    step=${rest%%/*} rest=${rest#*/}
    case $step in
      '' | .) continue ;;
      ..) prefix=${prefix%/*} && continue ;;
    esac
    prefix=$prefix/$step
    # Most are root's own directories, and this takes no command.
    if [ "$caller" = 0 ] && [ ! -L "$prefix" ] && [ -O "$prefix" ]; then continue; fi
    describe "$prefix" || return
    user=$uid
    [ "$user" != "$root_too" ] || user=0
    [ "$kind" = symlink ] || continue
    hops=$((hops - 1))
    if [ "$hops" = 0 ] || ! link=$(readlink "$prefix"); then user=unknown && return 1; fi
    case $link in /*) prefix='' ;; *) prefix=${prefix%/*} ;; esac
    rest=$link/$rest
  done
}

# set_writer DIRECTORY: sets writer, the UID that changes what is in there; empty where it is this program's own. What is
# found once stays: no other user takes a directory of root's, and for a user's it is always right.
set_writer() {
  writer=''
  [ "$caller" = 0 ] && [ -z "$at" ] || return 0
  case $writers in
    *"$nl$1//"*)
      writer=${writers#*"$nl$1//"}
      writer=${writer%%"$nl"*}
      ;;
    *)
      find_owner "$1"
      [ "$user" = 0 ] || writer=$user
      writers=$writers$nl$1//$writer
      ;;
  esac
}

# as_writer COMMAND...: changes something that is controlled by writer.
as_writer() {
  # The rest of the request is not that user's.
  if [ -z "$writer" ]; then "$@"; else as_user bounded "$writer" "$@" 3<&-; fi
}

# bounded COMMAND...: with a timeout, in a session of its own, and with its input: the user can put a pipe in the way that
# never ends.
# shellcheck disable=SC2016 # for the other shell
bounded() { (exec 5<&0 && with_timeout "$user_limit" sh -c 'exec "$@" <&5 5<&-' sh "$@"); }

# run_as UID COMMAND...: with the refresh's timeout.
run_as() {
  as_user timed "$@"
  ended=$?
  [ "$ended" != 124 ] || [ "$1" = "$caller" ] || printf '%s\n' "$1" >>"$entry/stalled"
  return "$ended"
}

# as_user VIA UID COMMAND...: by VIA, a function that runs it, if there is one.
as_user() {
  via=$1 account=$2
  shift 2
  if [ "$caller" != "$account" ]; then
    # Some id commands take no number.
    login=$(id -un "$account" 2>/dev/null || sed -n "s/^\([^:]*\):[^:]*:$account:.*/\1/p" /etc/passwd)
    [ -n "$login" ] || { echo "no account has UID $account" >&2 && return 1; }
    if command -v runuser >/dev/null 2>&1; then
      set -- runuser -u "$login" -- "$@"
    else
      # shellcheck disable=SC2016 # for the other shell
      set -- su -s /bin/sh -c 'exec "$@"' -- "$login" sh "$@"
    fi
  fi
  # That user does not get the lock's ticket: a shell holds it until the command has ended.
  if [ -n "$via" ]; then "$via" "$@"; else ("$@" 4<&-; exit "$?"); fi
}

# The file to which a command's output goes, whatever its name has become: who may rename files in its directory can put a
# link in its place at any moment.
own_output=/proc/self/fd/1

# ---- a user's files ----

# fill FILE: writes standard input to it. A file or link that is there already is not written to.
fill() {
  # shellcheck disable=SC2016 # for the user's shell
  as_writer sh -c 'umask 077; set -C; cat >"$1"' sh "$1"
}

# save_users: the user's file of the current line to its before-image.
save_users() {
  describe "$now" && as_writer cat "$now" >"$before" && chown "$writer:$gid" "$before" &&
    chmod "$mode" "$before" && touch -r "$now" "$before"
}

# restore_users: stages the before-image. The user cannot open it: it comes as standard input. What was root's becomes that
# user's, if everyone could read it.
restore_users() {
  describe "$before" || return
  case $uid:$mode in
    "$writer":* | 0:*[4-7]) ;;
    *) echo "it belonged to UID $uid, and its directory belongs to UID $writer" >&2 && return 1 ;;
  esac
  # shellcheck disable=SC2016 # for the user's shell
  as_writer sh -c 'umask 077
    if [ "$2" = directory ]; then mkdir "$1"; else (set -C; cat >"$1"); fi &&
      { chgrp "$3" "$1" 2>/dev/null || :; } && chmod "$4" "$1" && touch -r /proc/self/fd/0 "$1"' sh "$temp" "$kind" "$gid" "$mode" <"$before"
}
