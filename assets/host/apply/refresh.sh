# Mooring apply, part: refreshes, which make a change of files take effect.
#
#     trust-store FAMILY add|change|remove FILE...     rebuilds the system's trust store; undo swaps add and remove
#     nss-database FILE DIRECTORY                      has a browser's database follow the file
#     java-cacerts FILE CACERTS                        has a Java runtime's store follow the file
#     docker-reload ENDPOINT                           has the engine there read its settings again
#     docker-insecure ENDPOINT ENTRY AFTER BEFORE      waits until it has the entry `listed` or `unlisted`, as said
#     docker-restart MANAGER SERVICE UID [ENDPOINT]    restarts a service, and waits until it answers there

# A refresh is a function of a part of this program, by its name: `docker-reload` is refresh_docker_reload.

# is_refresh NAME: whether there is one.
is_refresh() {
  case $1 in *[!a-z0-9-]*) return 1 ;; esac
  # Of a function this prints the name, of a command its path.
  set -- "$(print_refresh "$1")"
  [ "$(command -v "$1")" = "$1" ]
}

# print_refresh NAME: the name of its function.
print_refresh() {
  word=$1
  while :; do
    case $word in *-*) word=${word%%-*}_${word#*-} ;; *) break ;; esac
  done
  printf 'refresh_%s' "$word"
}

# call_refresh do|undo NAME SECONDS ARGUMENT...: in a subshell. SECONDS bounds each command, and waiting for Docker.
call_refresh() {
  direction=$1 refresh=$2 seconds=$3
  shift 3
  # One that a signal to the whole group ends would leave behind what it waits for. Nothing cancels the way back.
  if [ "$direction" = undo ]; then
    is_awaited=yes
    trap : HUP INT QUIT TERM
  else
    hear_signals
  fi
  # What it starts makes files for everyone.
  umask 022
  "$(print_refresh "$refresh")" "$@"
}

# run_refresh do|undo: the refresh of the current line. Its output goes to a file: what it starts may keep that open.
run_refresh() {
  printf '' >"$entry/why"
  # shellcheck disable=SC2086 # split into words
  (call_refresh "$1" "$name" "$seconds" $arguments) >"$entry/said" 2>&1
  status=$?
  [ "$status" != 0 ] || return 0
  result="refresh-failed $name"
  if is_abandoned; then result=cancelled; fi
  details=$details$nl$(quote "$(cat "$entry/said")")
  reason="status $name $status"
  [ "$status" != 124 ] || reason="timeout $name $seconds"
  [ ! -s "$entry/why" ] || read -r reason <"$entry/why"
  explain "$reason"
  return 1
}

# run_line do|undo: the same; where the line says that it may fail, its failure is only told.
run_line() {
  if [ "$verb" = run ]; then
    if run_refresh "$1"; then met=$met$name\ $arguments$nl && return; fi
    # The way there is rolled back instead.
    [ "$1" = 'do' ] || owe "$1"
    return 1
  fi
  kept=$details details=''
  if run_refresh "$1"; then met=$met$name\ $arguments$nl
  else
    if is_abandoned; then return 1; fi
    owe "$1"
    say "$details"
    say "unmet $name${arguments:+ $arguments}"
  fi
  details=$kept
}

# fail_with CODE ARGUMENT...: the end of a refresh that knows why it fails.
fail_with() {
  printf '%s\n' "$*" >"$entry/why"
  return 1
}

# timed COMMAND...: with the refresh's timeout. The ticket is held by a shell that waits for it, and not by the command, which
# may start a daemon; see lock.sh.
# shellcheck disable=SC2016 # for the other shell
timed() { (with_timeout "$seconds" sh -c '"$@" 4<&-; exit "$?"' sh "$@"); }

# to_end UID COMMAND...: as run_as, for a command that leaves half of its work behind where it is ended: a caller who goes waits
# for its end. The caller's settings stay away from it.
to_end() {
  user=$1
  shift
  (is_awaited=yes && run_as "$user" env -i "PATH=$PATH" "LC_ALL=$LC_ALL" "HOME=${HOME-/}" "$@")
}

# wait_for SECONDS COMMAND...: until it succeeds. A try may take seconds itself, so the clock counts.
wait_for() {
  read_clock
  deadline=$((moment + $1))
  shift
  until "$@"; do
    if is_late || is_abandoned; then return 1; fi
    sleep 1
  done
}

# is_late: whether deadline has passed.
is_late() {
  read_clock
  [ "$moment" -ge "$deadline" ]
}

# ---- Docker, while it runs ----

# refresh_docker_reload ENDPOINT: looks for the daemon now; the one at the time of the plan may be gone.
refresh_docker_reload() {
  wanted=$1 signals=0
  set_engine_users "$wanted"
  each_docker reload_if_wanted
  [ "$signals" -gt 0 ] || fail_with no-engine "$wanted"
}

# set_engine_users ENDPOINT: sets engine_users, whose daemons are looked at: the engine is its socket's owner's.
set_engine_users() {
  case $1 in unix://*) describe "${1#unix://}" || uid=0 ;; *) uid=$caller ;; esac
  engine_users=" 0 $uid "
}

reload_if_wanted() {
  if [ "$endpoint" = "$wanted" ] && kill -s HUP "$pid"; then signals=$((signals + 1)); fi
}

refresh_docker_insecure() {
  case $direction in do) wanted=$3 ;; *) wanted=$4 ;; esac
  command -v docker >/dev/null || command -v curl >/dev/null || fail_with no-client || return
  wait_for "$seconds" is_insecure "$1" "$2" "$wanted" || fail_with "not-$wanted" "$1" "$2"
}

# is_insecure ENDPOINT NAME listed|unlisted: whether it says so. Each name comes with what is set for it, as an object
# that has no other in it.
is_insecure() {
  output=$(print_info 5 "$1") && [ -n "$output" ] || return 1
  state=unlisted asked_endpoint=$1 asked_name=$2
  case $output in
    \{*)
      case $(printf '%s\n' "$output" | tr '{' '\n' | grep -F '"Secure":false') in
        *"\"Name\":\"$2\","*) state=listed ;;
      esac
      ;;
    *'Insecure Registries:'*) if printf '%s\n' "$output" | grep -qxF -e " $2"; then state=listed; fi ;;
    # Before 1.12 the text has no such list. That daemon reads its settings when it starts, and is running.
    *)
      set_engine_users "$1"
      each_docker read_setting
      ;;
  esac
  [ "$state" = "$3" ]
}

# read_setting: sets state to listed if a flag or the settings of the daemon at $asked_endpoint have $asked_name.
read_setting() {
  [ "$endpoint" = "$asked_endpoint" ] || return 0
  case $arguments$between in
    *"-insecure-registry=$asked_name$between"* | *"-insecure-registry$between$asked_name$between"*) state=listed ;;
  esac
  if [ -f "$config" ] && grep -qF -e "\"$asked_name\"" "$config"; then state=listed; fi
}
