# Mooring apply, part: the refresh `docker-restart`.

# docker_restart MANAGER SERVICE UID [ENDPOINT]
docker_restart() {
  manager=$1 service=$2 user=$3 wanted=${4-}
  case $service in */*) return 1 ;; esac
  is_valid=yes
  [ -z "$wanted" ] || dockers validate_wanted
  [ -n "$is_valid" ] && start_anew || return
  [ -z "$wanted" ] || comes_back || {
    echo "Docker does not answer at $wanted"
    return 1
  }
}

# comes_back: whether it answers in time. Init scripts return before Docker listens, or although it died at once; one that
# is nowhere five times in a row is not waited for. Before 1.12 its process had another name.
comes_back() {
  patience=$((seconds < 60 ? seconds : 60)) absences=0
  until answers; do
    absences=$((absences + 1))
    dockers see
    if [ "$absences" -ge 5 ] && command -v dockerd >/dev/null; then return 1; fi
    if [ "$patience" -le 0 ] || abandoned; then return 1; fi
    sleep 1
    patience=$((patience - 1))
  done
}

see() { absences=0; }

# validate_wanted: whether the running daemon's settings are such that it would come back, as far as it can tell; it can
# since 23.0. A snap's reads its own, another program. What another user's process says of itself does not count.
validate_wanted() {
  [ "$endpoint" = "$wanted" ] && [ "$owner" = "$user" ] && [ "$flavour" != snap ] && [ -f "$config" ] && command -v dockerd >/dev/null || return 0
  case $(limited dockerd --help 2>&1) in
    *--validate*) limited dockerd --validate --config-file "$config" || is_valid='' ;;
  esac
}

start_anew() {
  case $manager in
    systemd) restart_unit limited systemctl ;;
    systemd-user)
      restart_unit as_user "$user" env "XDG_RUNTIME_DIR=/run/user/$user" systemctl --user
      ;;
    openrc) limited rc-service "$service" restart ;;
    # Debian's script refuses to restart what it has not started.
    sysv) limited "/etc/init.d/$service" restart || limited "/etc/init.d/$service" start ;;
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

# answers: whether an engine does at $wanted.
answers() {
  if command -v docker >/dev/null; then
    (bounded 5 docker --config /nonexistent -H "$wanted" version) >/dev/null 2>&1
  else
    (bounded 5 curl -q -sf --unix-socket "${wanted#unix://}" http://localhost/_ping) >/dev/null 2>&1
  fi
}
