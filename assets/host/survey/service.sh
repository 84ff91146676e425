# Mooring survey, part: what starts an engine, and the files that say how.

script=/etc/init.d/docker

# find_service: sets manager and service for the engine in hand; empty where it was started by hand,
# or nobody knows, or a person's own program does it.
find_service() {
  manager='' service=''
  [ "$flavour" != desktop ] || return 0
  if [ -z "$pid" ]; then
    if is_booted_by_systemd && starts_docker systemd docker.service; then
      manager=systemd service=docker.service
    elif [ -f "$at$script" ]; then
      manager=$(script_kind) service=docker
    fi
    return
  fi
  unit=$(unit_of "$pid")
  case $unit in
    ?*@*/*.service) starts_docker systemd-user "${unit##*/}" && manager=systemd-user ;;
    ?*) starts_docker systemd "${unit##*/}" && manager=systemd ;;
    *)
      if [ "$flavour" = rootful ] && [ -f "$script" ] && started_by_script; then manager=$(script_kind); fi
      service=docker
      ;;
  esac
  if [ -z "$manager" ]; then service=''; elif [ -n "$unit" ]; then service=${unit##*/}; fi
}

# unit_of PID: prints the service of systemd's that it belongs to; for one of a user's manager, that one and `/` before.
unit_of() {
  grep -e '^0::' -e ':name=systemd:' "/proc/$1/cgroup" 2>/dev/null |
    sed -n -e 's|^.*/\(user@[^/]*\.service\)/\(.*/\)*\([^/]*\.service\)\(/.*\)*$|\1/\3|p' -e t \
      -e 's|^.*/\([^/]*\.service\)\(/.*\)*$|\1|p' | tail -n 1
}

# starts_docker MANAGER UNIT: a daemon that somebody started by hand belongs to a service too, of whoever let them in.
starts_docker() {
  rest=$(unit_directories "$1")$nl
  while [ -n "$rest" ]; do
    path=$at${rest%%"$nl"*}/$2
    rest=${rest#*"$nl"}
    # What is no file might never end.
    [ -f "$path" ] && grep -q '^[[:blank:]]*ExecStart[[:blank:]]*=.*docker' "$path" 2>/dev/null && return
  done
  return 1
}

is_booted_by_systemd() { [ -n "$at" ] || [ -d /run/systemd/system ]; }

# unit_directories MANAGER: prints where it looks for units, a line each; the administrator's first (systemd.unit(5)).
unit_directories() {
  if [ "$1" = systemd-user ]; then
    printf '%s\n' "${certs%/docker/certs.d}/systemd/user" /etc/systemd/user /run/systemd/user /usr/lib/systemd/user
  else
    printf '%s/systemd/system\n' /etc /run /usr/local/lib /usr/lib
    # Often a link to /usr/lib.
    [ -L "$at/lib" ] || echo /lib/systemd/system
    echo /run/systemd/generator.late
  fi
}

script_kind() {
  if [ -n "$boot2docker" ]; then echo boot2docker && return; fi
  IFS= read -r first <"$at$script"
  case $first in
    *openrc-run* | *runscript*) echo openrc ;;
    *) echo sysv ;;
  esac
}

# started_by_script: dockerd leaves a pid file of its own, whoever starts it; Debian's script another one.
started_by_script() {
  case $(script_kind) in
    boot2docker) return ;;
    openrc) [ -e /run/openrc/started/docker ] && return ;;
  esac
  from=/var/run/docker.pid
  if grep -q -e '-ssd\.pid' "$script"; then from=/var/run/docker-ssd.pid; fi
  { read -r number <"$from"; } 2>/dev/null && [ "$number" = "$pid" ]
}

# service_files: those that give the daemon its flags.
service_files() {
  case $manager in
    systemd | systemd-user) unit_files ;;
    '') ;;
    *)
      for each in /etc/default/docker /etc/sysconfig/docker /etc/conf.d/docker; do ancestors "$each"; done
      ;;
  esac
}

# unit_files: the unit, its drop-ins, and the files with variables that they name.
unit_files() {
  directories=$(unit_directories "$manager")$nl named=''
  ancestors "${directories%%"$nl"*}/$service.d"
  while [ -n "$directories" ]; do
    each=${directories%%"$nl"*}
    directories=${directories#*"$nl"}
    file "$each/$service"
    directory "$each/$service.d"
    set +f
    set -- "$at$each/$service" "$at$each/$service.d"/*.conf
    set -f
    for unit_file; do
      [ -f "$unit_file" ] || continue
      named=$named$(sed -n \
        's|^[[:blank:]]*EnvironmentFile[[:blank:]]*=[[:blank:]]*-*\(/.*[^[:blank:]]\)[[:blank:]]*$|\1|p' "$unit_file" 2>/dev/null)$nl
    done
  done
  while [ -n "$named" ]; do
    each=${named%%"$nl"*}
    named=${named#*"$nl"}
    case $each/ in
      / | *//* | */./* | */../*) ;;
      *) ancestors "$each" ;;
    esac
  done
}
