# Mooring survey, part: engines. Each is told as a record, and the files that it reads are listed.

engine_limit=5 # seconds for one that hangs
disk=/var/lib/boot2docker

engines() {
  rootful='' desktop=''
  if [ -z "$at" ]; then
    dockers engine
    docker_desktop
    [ -z "$rootful" ] || return 0
  fi
  flavour=rootful owner=0 group=0 pid='' arguments='' endpoint='' usual=$usual_socket
  certs=/etc/docker/certs.d config=/etc/docker/daemon.json
  if [ -z "$at" ]; then
    flags
    # People link the usual socket to Docker Desktop's, for programs that know no other.
    if [ -n "$desktop" ] && [ "$(readlink -f "${usual#unix://}")" = "$desktop" ]; then endpoint=''; fi
    # One that does not run now, or whose process this user may not see.
    [ -n "$endpoint" ] || command -v dockerd >/dev/null || [ -d /etc/docker ] || return 0
  fi
  engine
}

# docker_desktop: that of whoever has this home. Its daemon runs in a virtual machine: only the socket is here. Sets
# desktop, where that really is.
docker_desktop() {
  settings=$own_home/.docker
  endpoint=unix://$settings/desktop/docker.sock
  [ -S "${endpoint#unix://}" ] || return 0
  desktop=$(readlink -f "${endpoint#unix://}")
  describe "$own_home" && home_owner=$uid
  describe "$desktop" # it belongs to whoever started Docker Desktop
  # Where a link leads to root's own socket, root would write below a user's home.
  if [ "$uid" = 0 ] && [ "$home_owner" != 0 ]; then desktop='' && return; fi
  flavour=desktop owner=$uid group=$gid pid='' arguments='' certs=$settings/certs.d config=$settings/daemon.json
  engine
}

# engine: tells of the one that daemon found, or that engines takes for granted.
engine() {
  info='' since=''
  if [ -n "$endpoint" ]; then info=$(info "$engine_limit" "$endpoint" 2>/dev/null); fi
  if [ "$flavour" = rootful ]; then rootful=yes; fi
  if [ -n "$pid" ]; then since=$(started "$pid"); fi
  find_service
  out engine "$flavour" "$owner" "$group" "$certs" "$endpoint" "$pid" "$since" "$manager" "$service" "$info"
  if [ -n "$pid" ]; then cat "/proc/$pid/cmdline" 2>/dev/null; fi | hex
  ancestors "$config"
  certificates "$certs"
  service_files
  if [ -n "$boot2docker" ] && [ "$flavour" = rootful ]; then disk_files; fi
}

# started PID: prints when that process was started, by the clock of now.
started() {
  { read -r uptime _ </proc/uptime && ticket "$1"; } 2>/dev/null || return
  ticks=${ticket#*.}
  hertz=$(getconf CLK_TCK 2>/dev/null) || hertz=100
  echo $(($(date +%s) - ${uptime%.*} + ${ticks%%.*} / hertz))
}

# certificates DIRECTORY: a certs.d, and what is in it for the registries that were asked about.
certificates() {
  ancestors "$1"
  rest=$registries
  while [ -n "$rest" ]; do
    registry=${rest%%"$nl"*}
    rest=${rest#*"$nl"}
    directory "$1/$registry"
    # containerd's spelling of host:port, which engines with its image store look for first.
    case $registry in *:*) directory "$1/${registry%:*}_${registry##*:}_" ;; esac
  done
}

# disk_files: what a Boot2Docker machine keeps on its disk, and reads from there at its next start at the latest.
disk_files() {
  ancestors "$disk/etc/docker/daemon.json"
  certificates "$disk/etc/docker/certs.d"
  for each in bootsync.sh bootlocal.sh profile server.pem; do file "$disk/$each"; done
  directory "$disk/certs"
}
