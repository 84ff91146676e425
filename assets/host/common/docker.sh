# Mooring, part of both programs: the Docker daemons that run here, and what they say of themselves.

usual_socket=unix:///var/run/docker.sock

# each_docker FUNCTION: calls it for each daemon, with the variables that read_daemon sets.
each_docker() {
  visit=$1
  set +f
  set -- /proc/[0-9]*
  set -f
  for process; do
    if is_dockerd "$process" && read_daemon "${process#/proc/}"; then "$visit"; fi
  done
}

# is_dockerd DIRECTORY: whether that process is one; before 1.12 it was `docker daemon`, before 1.8 `docker -d`.
is_dockerd() {
  { IFS= read -r comm <"$1/comm"; } 2>/dev/null || return
  case $comm in
    dockerd) ;;
    docker) case $(tr '\0' '\n' 2>/dev/null <"$1/cmdline" | sed -n 2p) in daemon | -d) ;; *) return 1 ;; esac ;;
    *) return 1 ;;
  esac
}

# read_daemon PID: sets pid, owner, group, flavour, arguments (one per line), endpoint, certs and config.
# Fails for one in a container, which is a host of its own.
# shellcheck disable=SC2034 # some of them serve one program only
read_daemon() {
  owner='' group='' inner='' pid=$1
  while read -r key value rest; do
    case $key in
      Uid:) owner=$value ;;
      Gid:) group=$value ;;
      NSpid:) inner=$rest ;;
    esac
  done <"/proc/$pid/status"
  # A process in a container has another PID inside it.
  [ -n "$owner" ] && [ -z "$inner" ] || return 1
  arguments=$(tr '\0' '\n' <"/proc/$pid/cmdline")
  flavour=rootful usual=$usual_socket certs=/etc/docker/certs.d config=/etc/docker/daemon.json
  if [ "$owner" != 0 ]; then
    flavour=rootless usual=unix:///run/user/$owner/docker.sock
    settings=$(print_config_home "$owner")
    certs=$settings/docker/certs.d config=$settings/docker/daemon.json
  elif grep -q 'snap\.docker\.' "/proc/$pid/cgroup" 2>/dev/null; then
    flavour=snap certs=/var/snap/docker/current/etc/docker/certs.d config=/var/snap/docker/current/config/daemon.json
  fi
  read_flags
}

# print_config_home UID: the XDG configuration home of $pid, which that user runs.
print_config_home() {
  settings=$(tr '\0' '\n' 2>/dev/null <"/proc/$pid/environ" | sed -n 's/^XDG_CONFIG_HOME=//p')
  [ -z "$settings" ] || { printf '%s\n' "$settings" && return; }
  while IFS=: read -r _ _ number _ _ home _; do
    [ "$number" = "$1" ] && printf '%s/.config\n' "$home" && return
  done </etc/passwd
}

# read_flags: sets endpoint, and config if a flag does. Prefers a socket to a port; empty if the socket does not exist.
read_flags() {
  unix='' tcp='' previous='' rest=$arguments$nl
  while [ -n "$rest" ]; do
    argument=${rest%%"$nl"*}
    rest=${rest#*"$nl"}
    case $previous in
      -H | --host) add_address "$argument" ;;
      --config-file) config=$argument ;;
    esac
    case $argument in
      -H=* | --host=*) add_address "${argument#*=}" ;;
      -H?*) add_address "${argument#-H}" ;;
      --config-file=*) config=${argument#*=} ;;
    esac
    previous=$argument
  done
  endpoint=${unix:-${tcp:-$usual}}
  case $endpoint in unix://*) [ -S "${endpoint#unix://}" ] || endpoint='' ;; esac
}

# add_address FLAG: one that the daemon listens on. systemd hands it the usual socket as fd://.
add_address() {
  case $1 in
    unix:///*) unix=${unix:-$1} ;;
    unix:// | fd://*) unix=${unix:-$usual} ;;
    tcp://?*) tcp=${tcp:-$1} ;;
  esac
}

# print_info SECONDS ENDPOINT: prints what that engine says about itself, as JSON. Fails without docker and curl.
print_info() {
  if command -v docker >/dev/null; then
    with_timeout "$1" docker --config /nonexistent -H "$2" info --format '{{json .}}'
  else
    with_timeout "$1" curl -q -sS --unix-socket "${2#unix://}" http://localhost/info
  fi
}
