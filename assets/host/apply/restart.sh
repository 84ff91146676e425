# Mooring apply, part: the refresh `docker-restart`.

# refresh_docker_restart MANAGER SERVICE UID [ENDPOINT]
refresh_docker_restart() {
  manager=$1 service=$2 user=$3 wanted=${4-} engine_users=" 0 $3 "
  case $service in */*) return 1 ;; esac
  is_valid=yes
  [ -z "$wanted" ] || each_docker validate_config
  [ -n "$is_valid" ] && restart_service || return
  [ -z "$wanted" ] || wait_for_docker
}

# wait_for_docker: until it answers. Init scripts return before Docker listens, or although it died at once: if no daemon is
# there five times in a row, it stops waiting; and if one after the other dies after its first answers, which a supervisor
# replaces at once. Before 1.12 the process had another name.
wait_for_docker() {
  read_clock
  deadline=$((moment + (seconds < 60 ? seconds : 60))) absences=0 deaths=0
  until is_steady; do
    absences=$((absences + 1))
    each_docker reset_absences
    [ "$deaths" -lt 2 ] || fail_with keeps-dying "$wanted" || return
    if { [ "$absences" -ge 5 ] && command -v dockerd >/dev/null; } || is_late || is_abandoned; then
      fail_with no-answer "$wanted"
      return
    fi
    sleep 1
  done
}

reset_absences() { absences=0; }

# validate_config: clears is_valid if dockerd finds the running daemon's settings invalid, which it can tell since 23.0. Not
# for a snap, whose dockerd is another program, nor for another user's process that claims to be that daemon.
validate_config() {
  [ "$endpoint" = "$wanted" ] && [ "$owner" = "$user" ] && [ "$flavour" != snap ] && [ -f "$config" ] && command -v dockerd >/dev/null || return 0
  case $(timed dockerd --help 2>&1) in
    *--validate*) timed dockerd --validate --config-file "$config" || is_valid='' ;;
  esac
}

restart_service() {
  case $manager in
    systemd) restart_unit timed systemctl ;;
    systemd-user)
      restart_unit run_as "$user" env "XDG_RUNTIME_DIR=/run/user/$user" systemctl --user
      ;;
    openrc) timed rc-service "$service" restart ;;
    # Debian's script refuses to restart what it has not started.
    sysv) timed "/etc/init.d/$service" restart || timed "/etc/init.d/$service" start ;;
    boot2docker) restart_boot2docker ;;
    *) return 1 ;;
  esac
}

# restart_unit SYSTEMCTL...: its units may have changed; and Docker that failed to start three times is not started a
# fourth time before it is forgiven.
restart_unit() {
  "$@" daemon-reload && {
    "$@" reset-failed "$service" 2>/dev/null
    "$@" restart "$service"
  }
}

# is_steady: whether it answers, and goes on a little later without another process in its place: one that lacks memory or a
# plugin dies after its first answers. Counts those in deaths; one may be the old daemon's.
is_steady() {
  is_answering || return
  daemons=''
  each_docker note_daemon
  sleep 2
  for each in $daemons; do
    if ! is_alive "$each"; then deaths=$((deaths + 1)) && return 1; fi
  done
  is_answering
}

note_daemon() {
  if [ "$endpoint" = "$wanted" ] && get_ticket "$pid"; then daemons="$daemons $ticket"; fi
}

# is_answering: whether an engine answers at $wanted.
is_answering() {
  if command -v docker >/dev/null; then
    (with_timeout 5 docker --config /nonexistent -H "$wanted" version) >/dev/null 2>&1
  else
    (with_timeout 5 curl -q -sf --unix-socket "${wanted#unix://}" http://localhost/_ping) >/dev/null 2>&1
  fi
}
