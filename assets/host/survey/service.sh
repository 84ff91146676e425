# Mooring survey, part: what starts an engine, and the files that say how.

script=/etc/init.d/docker

# find_service: sets manager and service for the current engine; empty if it was started by hand, by a user's own program
# or in an unknown way.
find_service() {
  manager='' service=''
  [ "$flavour" != desktop ] || return 0
  if [ -z "$pid" ]; then
    if is_booted_by_systemd && starts_docker systemd docker.service; then
      manager=systemd service=docker.service
    elif [ -f "$at$script" ]; then
      manager=$(print_script_kind) service=docker
    fi
    return
  fi
  unit=$(print_unit "$pid")
  case $unit in
    ?*@*/*.service) starts_docker systemd-user "${unit##*/}" && manager=systemd-user ;;
    ?*) starts_docker systemd "${unit##*/}" && manager=systemd ;;
    *)
      if [ "$flavour" = rootful ] && [ -f "$script" ] && is_script_started; then manager=$(print_script_kind); fi
      service=docker
      ;;
  esac
  if [ -z "$manager" ]; then service=''; elif [ -n "$unit" ]; then service=${unit##*/}; fi
}

# print_unit PID: the systemd service that it belongs to; for a user's service, after that user's manager and `/`.
print_unit() {
  grep -e '^0::' -e ':name=systemd:' "/proc/$1/cgroup" 2>/dev/null |
    sed -n -e 's|^.*/\(user@[^/]*\.service\)/\(.*/\)*\([^/]*\.service\)\(/.*\)*$|\1/\3|p' -e t \
      -e 's|^.*/\([^/]*\.service\)\(/.*\)*$|\1|p' | tail -n 1
}

# starts_docker MANAGER UNIT: whether the unit does. A daemon started by hand belongs to a service too, the login's.
starts_docker() {
  rest=$(print_unit_directories "$1")$nl
  while [ -n "$rest" ]; do
    path=${rest%%"$nl"*}/$2
    rest=${rest#*"$nl"}
    is_readable "$path" && grep -q '^[[:blank:]]*ExecStart[[:blank:]]*=.*docker' "$at$path" 2>/dev/null && return
  done
  return 1
}

is_booted_by_systemd() { [ -n "$at" ] || [ -d /run/systemd/system ]; }

# print_unit_directories MANAGER: where it looks for units, one per line; the administrator's first (systemd.unit(5)).
print_unit_directories() {
  if [ "$1" = systemd-user ]; then
    printf '%s\n' "${certs%/docker/certs.d}/systemd/user" /etc/systemd/user /run/systemd/user /usr/lib/systemd/user
  else
    printf '%s/systemd/system\n' /etc /run /usr/local/lib /usr/lib
    # Often a link to /usr/lib.
    [ -L "$at/lib" ] || echo /lib/systemd/system
    echo /run/systemd/generator.late
  fi
}

print_script_kind() {
  if [ -n "$boot2docker" ]; then echo boot2docker && return; fi
  first=''
  if is_readable "$script"; then IFS= read -r first <"$at$script"; fi
  case $first in
    *openrc-run* | *runscript*) echo openrc ;;
    *) echo sysv ;;
  esac
}

# is_script_started: whether the init script started $pid. dockerd writes a pid file of its own, whoever starts it; Debian's
# script writes another one.
is_script_started() {
  case $(print_script_kind) in
    boot2docker) return ;;
    openrc) [ -e /run/openrc/started/docker ] && return ;;
  esac
  pid_file=/var/run/docker.pid
  if grep -q -e '-ssd\.pid' "$script"; then pid_file=/var/run/docker-ssd.pid; fi
  { read -r number <"$pid_file"; } 2>/dev/null && [ "$number" = "$pid" ]
}

# emit_service_files: the files that give the daemon its flags.
emit_service_files() {
  case $manager in
    systemd | systemd-user) emit_unit_files ;;
    '') ;;
    *)
      # The script itself tells which program it starts.
      for each in "$script" /etc/default/docker /etc/sysconfig/docker /etc/conf.d/docker; do emit_path "$each"; done
      ;;
  esac
}

# emit_unit_files: the unit, its drop-ins, the environment files that they name, and the daemon.json that any of these names.
emit_unit_files() {
  directories=$(print_unit_directories "$manager")$nl named=''
  emit_path "${directories%%"$nl"*}/$service.d"
  while [ -n "$directories" ]; do
    each=${directories%%"$nl"*}
    directories=${directories#*"$nl"}
    emit_file "$each/$service"
    emit_directory "$each/$service.d"
    set +f
    set -- "$at$each/$service" "$at$each/$service.d"/*.conf
    set -f
    for unit_file; do
      is_readable "${unit_file#"$at"}" || continue
      named=$named$(sed -n \
        's|^[[:blank:]]*EnvironmentFile[[:blank:]]*=[[:blank:]]*-*\(/.*[^[:blank:]]\)[[:blank:]]*$|\1|p' "$unit_file" 2>/dev/null)$nl
      emit_named_config "$unit_file"
    done
  done
  while [ -n "$named" ]; do
    each=${named%%"$nl"*}
    named=${named#*"$nl"}
    if is_plain_path "$each"; then emit_path "$each"; fi
    if is_readable "$each"; then emit_named_config "$at$each"; fi
  done
}

# emit_named_config FILE: each daemon.json that a --config-file in it names.
emit_named_config() {
  configs=$(sed -n 's|^.*--config-file[= ]"*\(/[^"[:blank:]]*\).*$|\1|p' "$1" 2>/dev/null)$nl
  while [ -n "$configs" ]; do
    config_path=${configs%%"$nl"*}
    configs=${configs#*"$nl"}
    if is_plain_path "$config_path"; then emit_path "$config_path"; fi
  done
}
