# Mooring, part of both programs: the Docker daemons that run here, and what they say of themselves.

usual_socket=unix:///var/run/docker.sock
# Between two arguments of a daemon. As no blank, it leaves empty ones.
between=$(printf '\037')

# each_docker FUNCTION: calls it for each daemon of a user in $engine_users, with the variables that read_daemon sets. Any user
# can start a process by that name, so nothing else is read of a stranger's, and nobody asks it. strangers has their UIDs.
each_docker() {
  visit=$1 strangers=' '
  set +f
  set -- /proc/[0-9]*
  set -f
  for process; do
    { IFS= read -r comm <"$process/comm"; } 2>/dev/null || continue
    case $comm in dockerd | docker) ;; *) continue ;; esac
    if read_owner "${process#/proc/}" && is_dockerd && read_daemon; then "$visit"; fi
  done
}

# read_owner PID: sets pid, owner and group. Fails for a process in a container, which is a host of its own, and for a
# stranger's.
# shellcheck disable=SC2034 # some of them serve one program only
read_owner() {
  owner='' group='' inner='' pid=$1
  {
    while read -r key value rest; do
      case $key in
        Uid:) owner=$value ;;
        Gid:) group=$value ;;
        NSpid:) inner=$rest ;;
      esac
    done <"/proc/$pid/status"
  } 2>/dev/null
  # A process in a container has another PID inside it.
  [ -n "$owner" ] && [ -z "$inner" ] || return 1
  starter=$owner
  if [ "$owner" = 0 ]; then find_starter; fi
  case $engine_users in *" $starter "*) return ;; esac
  # A few are enough for a person to see, and a docker command is no engine.
  case $comm:$strangers:$starter in
    docker:* | *" $starter "* | *:unknown | *' '*' '*' '*' '*' '*' '*' '*' '*' '*) ;;
    *) strangers=$strangers$starter\  ;;
  esac
  return 1
}

# find_starter: sets starter to the user who started $pid, a process of root's, by a set-UID program such as sudo: a link gives
# that any name, and its arguments are the user's. Only root sees the program; everyone sees the slice of systemd. Root's own
# PID file says that it is a Docker, whoever typed `sudo dockerd`.
find_starter() {
  { read -r rest </var/run/docker.pid; } 2>/dev/null && [ "$rest" = "$pid" ] && return
  [ ! -u "/proc/$pid/exe" ] || starter=unknown
  {
    while IFS= read -r rest; do
      case $rest in *:/user.slice/user-[1-9]*.slice/*) rest=${rest#*:/user.slice/user-} starter=${rest%%.slice/*} ;; esac
    done <"/proc/$pid/cgroup"
  } 2>/dev/null
}

# is_dockerd: whether $pid is one; before 1.12 it was `docker daemon`, before 1.8 `docker -d`.
is_dockerd() {
  [ "$comm" = dockerd ] && return
  case $(tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | sed -n 2p) in daemon | -d) ;; *) return 1 ;; esac
}

# read_daemon: sets flavour, arguments, endpoint, certs and config of $pid. Fails where it has ended meanwhile.
# shellcheck disable=SC2034 # some of them serve one program only
read_daemon() {
  arguments=$({ tr '\0' "$between" <"/proc/$pid/cmdline"; } 2>/dev/null) && [ -n "$arguments" ] || return 1
  flavour=rootful usual=$usual_socket certs=/etc/docker/certs.d config=/etc/docker/daemon.json
  if [ "$owner" != 0 ]; then
    flavour=rootless usual=unix:///run/user/$owner/docker.sock
    settings=$(print_config_home "$owner") && [ -n "$settings" ] || return 1
    certs=$settings/docker/certs.d config=$settings/docker/daemon.json
  elif grep -q 'snap\.docker\.' "/proc/$pid/cgroup" 2>/dev/null; then
    flavour=snap certs=/var/snap/docker/current/etc/docker/certs.d config=/var/snap/docker/current/config/daemon.json
  fi
  read_flags
}

# print_config_home UID: the XDG configuration home of $pid, which that user runs. A relative one does not count.
print_config_home() {
  settings=$(tr '\0' '\n' 2>/dev/null <"/proc/$pid/environ" | sed -n 's|^XDG_CONFIG_HOME=/|/|p')
  ! is_plain_path "$settings" || { printf '%s\n' "$settings" && return; }
  while IFS=: read -r _ _ number _ _ home _; do
    [ "$number" = "$1" ] && printf '%s/.config\n' "$home" && return
  done </etc/passwd
  # An account may be kept elsewhere.
  settings=$(tr '\0' '\n' 2>/dev/null <"/proc/$pid/environ" | sed -n 's|^HOME=/|/|p')
  is_plain_path "$settings" && printf '%s/.config\n' "$settings"
}

# read_flags: sets endpoint, and config if a flag does. Prefers a socket to a port; empty if the socket does not exist. What a
# relative path leads to is not known: config is empty then.
read_flags() {
  unix='' tcp='' previous=''
  IFS=$between
  # shellcheck disable=SC2086 # split into arguments
  set -- $arguments
  unset IFS
  for argument; do
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
  is_plain_path "$config" || config=''
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

# print_info SECONDS ENDPOINT: prints what that engine says about itself, as JSON. Fails without docker and curl. Before 1.13
# docker knows no --format; then the engine's socket is asked, or else its text is printed.
print_info() {
  if command -v docker >/dev/null; then
    with_timeout "$1" docker --config /nonexistent -H "$2" info --format '{{json .}}' && return
    set -- "$1" "$2" $?
    [ "$3" != 124 ] || return 124
  fi
  case $2 in
    unix://*)
      if command -v curl >/dev/null; then
        with_timeout "$1" curl -q -sS --unix-socket "${2#unix://}" http://localhost/info
        return
      fi
      ;;
  esac
  [ "${3-}" ] && print_client_text "$@"
}

# print_client_text SECONDS ENDPOINT: the same in the words of an old docker. Only the second command has the version there.
print_client_text() {
  with_timeout "$1" docker --config /nonexistent -H "$2" info && with_timeout "$1" docker --config /nonexistent -H "$2" version
}
