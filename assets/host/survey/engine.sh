# Mooring survey, part: engines. Each is a record, followed by the files that it reads. Where none of root's is found, what
# it would read is told all the same: files may wait there for it.

# Seconds for an engine that hangs, and after which no further one is asked.
engine_limit=5 all_engines_limit=20
disk=/var/lib/boot2docker

emit_engines() {
  rootful='' desktop='' deadline=''
  if [ -z "$at" ]; then
    engine_users=" 0 $caller $asker "
    each_docker emit_engine
    for each in $strangers; do emit_stranger "$each"; done
    emit_docker_desktop
    [ -z "$rootful" ] || return 0
  fi
  flavour=rootful owner=0 group=0 pid='' arguments='' endpoint='' usual=$usual_socket
  certs=/etc/docker/certs.d config=/etc/docker/daemon.json
  if [ -z "$at" ]; then
    read_flags
    # The usual socket may lead to another engine's, for programs that know no other: people link it to Docker Desktop's,
    # the package podman-docker to Podman's.
    case $(readlink -f "${usual#unix://}") in "$desktop" | */podman/podman.sock) endpoint='' ;; esac
  fi
  find_service
  # It does not run, or this user may not see its process.
  if [ -n "$endpoint$service" ] || has_command dockerd; then emit_engine; else emit_engine_files; fi
}

# emit_docker_desktop: the one whose user has this home. Its daemon runs in a virtual machine: only the socket is here.
# Sets desktop, the socket's real path.
emit_docker_desktop() {
  settings=$own_home/.docker
  endpoint=unix://$settings/desktop/docker.sock
  [ -S "${endpoint#unix://}" ] || return 0
  desktop=$(readlink -f "${endpoint#unix://}")
  describe "$own_home" && home_owner=$uid
  # It belongs to whoever started Docker Desktop.
  describe "$desktop"
  # Where a link leads to root's own socket, root would write below a user's home.
  if [ "$uid" = 0 ] && [ "$home_owner" != 0 ]; then desktop='' && return; fi
  flavour=desktop owner=$uid group=$gid pid='' arguments='' certs=$settings/certs.d config=$settings/daemon.json
  emit_engine
}

# emit_engine: the one that read_daemon found, or whose traces emit_engines or emit_docker_desktop found.
emit_engine() {
  info='' since=''
  if [ -n "$endpoint" ]; then ask_engine; fi
  if [ "$flavour" = rootful ]; then rootful=yes; fi
  if [ -n "$pid" ]; then since=$(print_start_time "$pid"); fi
  find_service
  emit engine docker 11 \
    "$flavour" "$owner" "$group" "$certs" "$endpoint" "$pid" "$since" "$manager" "$service" "$info"
  if [ -n "$pid" ]; then cat "/proc/$pid/cmdline" 2>/dev/null; fi | emit_hex
  emit_engine_files
}

# ask_engine: sets info to what the engine says of itself, or to `timeout`.
ask_engine() {
  read_clock
  deadline=${deadline:-$((moment + all_engines_limit))}
  [ "$moment" -lt "$deadline" ] || return 0
  info=$(print_info "$engine_limit" "$endpoint" 2>/dev/null)
  [ $? != 124 ] || info=timeout
}

# emit_engine_files: what the engine reads that find_service looked at last.
emit_engine_files() {
  emit_path "$config"
  emit_certificates "$certs"
  emit_service_files
  if [ -n "$boot2docker" ] && [ "$flavour" = rootful ]; then emit_disk_files; fi
}

# emit_stranger UID: a process of that user's that has a daemon's name; nothing more is known of it.
emit_stranger() {
  emit engine docker 11 rootless "$1" "$1" / '' '' '' '' '' '' ''
}

# print_start_time PID: when that process was started, by the current clock.
print_start_time() {
  { read -r uptime _ </proc/uptime && get_ticket "$1"; } 2>/dev/null || return
  ticks=${ticket#*.}
  hertz=$(getconf CLK_TCK 2>/dev/null) || hertz=100
  echo $(($(date +%s) - ${uptime%.*} + ${ticks%%.*} / hertz))
}

# emit_certificates DIRECTORY: a certs.d directory, and what is in it for the requested registries; without any, which
# registries it has.
emit_certificates() {
  emit_path "$1"
  [ -n "$registries" ] || emit_directory "$1"
  rest=$registries
  while [ -n "$rest" ]; do
    registry=${rest%%"$nl"*}
    rest=${rest#*"$nl"}
    emit_directory "$1/$registry"
    # containerd's spelling of host:port, which engines with its image store look for first.
    case $registry in *:*) emit_directory "$1/${registry%:*}_${registry##*:}_" ;; esac
  done
}

# emit_disk_files: what a Boot2Docker machine keeps on its disk and reads at its next boot at the latest.
emit_disk_files() {
  emit_path "$disk/etc/docker/daemon.json"
  emit_certificates "$disk/etc/docker/certs.d"
  for each in bootsync.sh bootlocal.sh profile server.pem; do emit_file "$disk/$each"; done
  emit_directory "$disk/certs"
}
