# Mooring, part of both programs: the Docker daemons that run here, and what they say of themselves.

usual_socket=unix:///var/run/docker.sock

# dockers FUNCTION: calls it for each daemon, with what daemon sets.
dockers() {
  visit=$1
  set +f
  set -- /proc/[0-9]*
  set -f
  for process; do
    if is_dockerd "$process" && daemon "${process#/proc/}"; then "$visit"; fi
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

# daemon PID: sets pid, owner, group, flavour, arguments (a line each), endpoint, certs and config, where it looks.
# Fails for one that runs in a container, which is a host of its own.
# shellcheck disable=SC2034 # some of them serve one program only
daemon() {
  owner='' group='' inner='' pid=$1
  while read -r key value rest; do
    case $key in
      Uid:) owner=$value ;;
      Gid:) group=$value ;;
      NSpid:) inner=$rest ;;
    esac
  done <"/proc/$pid/status"
  # One in a container has another number inside.
  [ -n "$owner" ] && [ -z "$inner" ] || return 1
  arguments=$(tr '\0' '\n' <"/proc/$pid/cmdline")
  flavour=rootful usual=$usual_socket certs=/etc/docker/certs.d config=/etc/docker/daemon.json
  if [ "$owner" != 0 ]; then
    flavour=rootless usual=unix:///run/user/$owner/docker.sock
    settings=$(settings_of "$owner")
    certs=$settings/docker/certs.d config=$settings/docker/daemon.json
  elif grep -q 'snap\.docker\.' "/proc/$pid/cgroup" 2>/dev/null; then
    flavour=snap certs=/var/snap/docker/current/etc/docker/certs.d config=/var/snap/docker/current/config/daemon.json
  fi
  flags
}

# settings_of UID: prints the configuration home of $pid, which that user runs.
settings_of() {
  settings=$(tr '\0' '\n' 2>/dev/null <"/proc/$pid/environ" | sed -n 's/^XDG_CONFIG_HOME=//p')
  [ -z "$settings" ] || { printf '%s\n' "$settings" && return; }
  while IFS=: read -r _ _ number _ _ home _; do
    [ "$number" = "$1" ] && printf '%s/.config\n' "$home" && return
  done </etc/passwd
}

# flags: sets endpoint, and config where a flag does. A socket rather than a port; nothing where no socket is.
flags() {
  unix='' tcp='' previous='' rest=$arguments$nl
  while [ -n "$rest" ]; do
    argument=${rest%%"$nl"*}
    rest=${rest#*"$nl"}
    case $previous in
      -H | --host) address "$argument" ;;
      --config-file) config=$argument ;;
    esac
    case $argument in
      -H=* | --host=*) address "${argument#*=}" ;;
      -H?*) address "${argument#-H}" ;;
      --config-file=*) config=${argument#*=} ;;
    esac
    previous=$argument
  done
  endpoint=${unix:-${tcp:-$usual}}
  case $endpoint in unix://*) [ -S "${endpoint#unix://}" ] || endpoint='' ;; esac
}

# address FLAG: one that the daemon listens on. systemd hands it the usual socket as fd://.
address() {
  case $1 in
    unix:///*) unix=${unix:-$1} ;;
    unix:// | fd://*) unix=${unix:-$usual} ;;
    tcp://?*) tcp=${tcp:-$1} ;;
  esac
}

# info SECONDS ENDPOINT: prints what the engine there tells of itself, JSON.
info() {
  if command -v docker >/dev/null; then
    bounded "$1" docker --config /nonexistent -H "$2" info --format '{{json .}}'
  elif command -v curl >/dev/null; then
    bounded "$1" curl -q -sS --unix-socket "${2#unix://}" http://localhost/info
  else
    echo 'neither docker nor curl is there to ask the engine with' >&2
    return 1
  fi
}
