# Mooring survey: prints what there is to know about this host before anything is planned. It never writes.
# Runs after common.sh, see there.
#
# Request, a word and its value on each line; the value is the rest of the line:
#     mooring-survey 1
#     root /                        or the top of a directory tree that stands for a host; then nothing else is looked at
#     registry reg.example.com:5000 any number of times
#     end
# Answer: strings, each ended by a NUL, so that any path survives; the first names a record. What may hold a NUL itself
# is in hex. An empty string stands for what is not known. Paths are without the root.
#     mooring-survey 1
#     root-missing PATH             and nothing else
#     kernel NAME                   uname -s
#     os HEX                        os-release
#     root PATH                     as asked
#     user UID GID NAME HOME
#     clock SECONDS                 since 1970, UTC
#     journal PATH                  where changes are kept
#     engine FLAVOUR UID GID CERTS-DIR ENDPOINT PID INFO ARGS  INFO: of its API, JSON; ARGS: /proc/PID/cmdline in hex
#     file PATH KIND MODE UID GID SIZE TARGET SHA256 HEX       HEX: `-` where the content is not carried
#     receipt PATH HEX
#     unfinished CHANGE
#     end

content_limit=1048576 # bytes; certificates and settings are far smaller
engine_limit=5        # seconds for one that hangs

out() { printf '%s\0' "$@"; }

# hex: standard input in hex, as one string.
hex() {
  od -An -v -tx1 | tr -d ' \n'
  printf '\0'
}

abandoned() { return 1; }

# read_request: sets root, at (where it really is, empty for /) and registries, a line each.
read_request() {
  root=/ registries='' at=''
  while IFS= read -r line; do
    case $line in
      root\ *) root=${line#* } ;;
      registry\ .* | registry\ */*) ;; # no name of a registry, but a way to another place
      registry\ *) registries=$registries${line#* }$nl ;;
      end) break ;;
    esac
  done
  [ "$root" = / ] || at=$(cd -P "$root" 2>/dev/null && pwd -P)
}

system() {
  release=/etc/os-release
  # In a tree this may be an absolute link; what it stands for lies under /usr/lib.
  if [ ! -f "$at$release" ] || { [ -n "$at" ] && [ -L "$at$release" ]; }; then release=/usr/lib/os-release; fi
  out root "$root"
  out kernel "$(uname -s)"
  out os
  { cat "$at$release" 2>/dev/null; } | hex
  me=$(id -u)
  out user "$me" "$(id -g)" "$(id -un 2>/dev/null)" "${HOME:-/}"
  out clock "$(date +%s)"
  journal=/var/lib/mooring
  # The rest of a Boot2Docker machine is RAM.
  if grep -q '^ID="*boot2docker"*$' "$at$release" 2>/dev/null; then journal=/var/lib/boot2docker/mooring; fi
  out journal "$journal"
}

# ---- engines: each is told as a record, and its files are listed ----

engines() {
  rootful=''
  if [ -z "$at" ]; then
    set +f
    set -- /proc/[0-9]*
    set -f
    for process; do
      { IFS= read -r name <"$process/comm"; } 2>/dev/null || continue
      if [ "$name" = dockerd ]; then running "${process#/proc/}"; fi
    done
    [ -z "$rootful" ] || return 0
    # One that does not run now, or whose process this user may not see.
    usual=unix:///var/run/docker.sock
    [ -S "${usual#unix://}" ] || command -v dockerd >/dev/null || [ -d /etc/docker ] || return 0
  fi
  flavour=rootful owner=0 group=0 pid='' arguments='' certs=/etc/docker/certs.d config=/etc/docker/daemon.json
  engine
}

# running PID: a dockerd that runs.
running() {
  owner='' group='' inner='' pid=$1
  while read -r key value rest; do
    case $key in
      Uid:) owner=$value ;;
      Gid:) group=$value ;;
      NSpid:) inner=$rest ;;
    esac
  done <"/proc/$pid/status"
  # With another number inside, it runs in a container, which is a host of its own.
  [ -n "$owner" ] && [ -z "$inner" ] || return 0
  arguments=$(tr '\0' '\n' <"/proc/$pid/cmdline")
  flavour=rootful usual=unix:///var/run/docker.sock certs=/etc/docker/certs.d config=/etc/docker/daemon.json
  if [ "$owner" != 0 ]; then
    flavour=rootless usual=unix:///run/user/$owner/docker.sock
    settings=$(settings_of "$owner")
    certs=$settings/docker/certs.d config=$settings/docker/daemon.json
  elif grep -q 'snap\.docker\.' "/proc/$pid/cgroup" 2>/dev/null; then
    flavour=snap certs=/var/snap/docker/current/etc/docker/certs.d config=/var/snap/docker/current/config/daemon.json
  else
    rootful=yes
  fi
  engine
}

# settings_of UID: the configuration home of $pid, which that user runs.
settings_of() {
  settings=$(tr '\0' '\n' 2>/dev/null <"/proc/$pid/environ" | sed -n 's/^XDG_CONFIG_HOME=//p')
  [ -z "$settings" ] || { printf '%s\n' "$settings" && return; }
  while IFS=: read -r _ _ number _ _ home _; do
    [ "$number" = "$1" ] && printf '%s/.config\n' "$home" && return
  done </etc/passwd
}

# engine: tells of the one that flavour, owner, group, pid, arguments, certs, config and usual describe.
engine() {
  endpoint='' info=''
  if [ -z "$at" ]; then
    flags
    info=$(ask 2>/dev/null)
  fi
  out engine "$flavour" "$owner" "$group" "$certs" "$endpoint" "$pid" "$info"
  if [ -n "$pid" ]; then cat "/proc/$pid/cmdline" 2>/dev/null; fi | hex
  ancestors "$certs"
  ancestors "$config"
  rest=$registries
  while [ -n "$rest" ]; do
    registry=${rest%%"$nl"*}
    rest=${rest#*"$nl"}
    directory "$certs/$registry"
    # containerd's spelling of host:port, which engines with its image store look for first.
    case $registry in *:*) directory "$certs/${registry%:*}_${registry##*:}_" ;; esac
  done
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

# ask: prints the /info of the engine at $endpoint.
ask() {
  if [ -z "$endpoint" ]; then return
  elif command -v docker >/dev/null; then
    bounded "$engine_limit" docker --config /nonexistent -H "$endpoint" info --format '{{json .}}'
  elif command -v curl >/dev/null; then
    bounded "$engine_limit" curl -sS --unix-socket "${endpoint#unix://}" http://localhost/info
  fi
}

# ---- files ----

# ancestors PATH: every directory above it that is there, and itself.
ancestors() {
  if [ -n "$1" ]; then
    ancestors "${1%/*}"
    file "$1"
  fi
}

# directory PATH: itself and what lies directly in it.
directory() {
  file "$1"
  directory=$1
  [ -d "$at$directory" ] && inside "$directory" || return 0
  set +f
  set -- "$at$directory"/* "$at$directory"/.[!.]* "$at$directory"/..?*
  set -f
  for entry; do file "$directory/${entry##*/}"; done
}

# file PATH: a record of what is there; for a link, another one of what it leads to in the end.
file() {
  inside "${1%/*}" && describe "$at$1" || return 0
  target='' digest=''
  case $kind in
    symlink) target=$(readlink -f "$at$1") && [ -e "$target" ] || target='' ;;
    file) sha256 "$at$1" || digest='' ;;
  esac
  case $target in
    "$at"/*) target=${target#"$at"} ;;
    *) target='' ;; # it leads out of the tree
  esac
  out file "$1" "$kind" "$mode" "$uid" "$gid" "$size" "$target" "$digest"
  if carried "$1"; then hex <"$at$1"; else out -; fi
  if [ -n "$target" ]; then file "$target"; fi
}

# carried PATH: whether the content of the file just described is told. A private key's never is, whatever its name.
carried() {
  [ -n "$digest" ] && [ "$size" -le "$content_limit" ] || return 1
  case $1 in *.key) return 1 ;; esac
  ! grep -q 'PRIVATE KEY' "$at$1"
}

# ---- what earlier changes left ----

changes() {
  [ -d "$at$journal" ] && inside "$journal" || return 0
  set +f
  set -- "$at$journal/receipts"/*
  set -f
  for receipt; do
    if [ -f "$receipt" ] && [ -r "$receipt" ]; then
      out receipt "${receipt#"$at"}"
      hex <"$receipt"
    fi
  done
  change=''
  { IFS= read -r change <"$at$journal/unfinished"; } 2>/dev/null
  if [ -n "$change" ] && ! holder "$at$journal/lock" ''; then out unfinished "$change"; fi
}

out 'mooring-survey 1'
read_request
if [ "$root" != / ] && [ -z "$at" ]; then
  out root-missing "$root"
else
  system
  engines
  changes
  out end
fi
