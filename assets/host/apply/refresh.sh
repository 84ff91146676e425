# Mooring apply, part: refreshes, what makes a change of files count.
#
#     trust-store FAMILY add|change|remove FILE...     builds the system's trust store anew; undo turns add and remove round
#     nss-database FILE DIRECTORY                      has a browser's database follow the file
#     java-cacerts FILE CACERTS                        has a Java runtime's store follow the file
#     docker-reload ENDPOINT                           has the engine there read its settings again
#     docker-insecure ENDPOINT ENTRY AFTER BEFORE      waits until it has the entry `listed` or `unlisted`, as said
#     docker-restart MANAGER SERVICE UID [ENDPOINT]    restarts a service, and waits until it answers there

# is_refresh NAME: whether it is in the closed list.
is_refresh() {
  case $1 in trust-store | nss-database | java-cacerts | docker-reload | docker-insecure | docker-restart) ;; *) return 1 ;; esac
}

# refresh do|undo NAME SECONDS ARGUMENT...: in a subshell. SECONDS bounds each command, and waiting for Docker.
refresh() {
  direction=$1 what=$2 seconds=$3
  shift 3
  umask 022 # what it starts makes files for everyone
  case $what in
    trust-store) trust_store "$@" ;;
    nss-database) nss_database "$@" ;;
    java-cacerts) java_cacerts "$@" ;;
    docker-reload) docker_reload "$@" ;;
    docker-insecure) docker_insecure "$@" ;;
    docker-restart) docker_restart "$@" ;;
  esac
}

# run do|undo: the refresh in hand. It speaks into a file: what it starts may keep its output open.
run() {
  # shellcheck disable=SC2086 # split into words
  (refresh "$1" "$name" "$seconds" $arguments) >"$entry/said" 2>&1
  status=$?
  [ "$status" != 0 ] || return 0
  why="refresh-failed $name"
  if abandoned; then why=cancelled; fi
  said=$(cat "$entry/said")
  if [ "$status" = 124 ]; then status="no end within $seconds s"; else status="exit status $status"; fi
  detail=${detail:+$detail$nl}${said:+$said$nl}"$name: $status"
  return 1
}

# limited COMMAND...: not for ever.
limited() { (bounded "$seconds" "$@"); }

# await PATIENCE COMMAND...: until it succeeds, for so many seconds at most.
await() {
  patience=$1
  shift
  until "$@"; do
    if [ "$patience" -le 0 ] || abandoned; then return 1; fi
    sleep 1
    patience=$((patience - 1))
  done
}

# ---- the system's trust store ----

trust_store() {
  family=$1 action=$2
  shift 2
  case $direction:$action in
    undo:add) action=remove ;;
    undo:remove) action=add ;;
  esac
  case $family:$action in
    debian:add | alpine:* | suse:*) limited update-ca-certificates ;;
    # A link whose target only changed is no news to a plain run: neither the hash links nor the hooks would follow.
    debian:change) limited update-ca-certificates --fresh ;;
    debian:remove) debian_remove "$@" ;;
    redhat:*) limited update-ca-trust extract ;;
    arch:*) limited update-ca-trust ;;
    boot2docker:*) boot2docker_store "$@" ;;
    *) return 1 ;;
  esac
}

# debian_remove FILE...: as if they were deselected in ca-certificates.conf, so that the links go and the hooks hear of
# it; Java's key store is filled by one. What an old update-ca-certificates does not know it answers with its usage.
debian_remove() {
  list=$entry/list selected=/etc/ca-certificates.conf
  { { [ ! -e "$selected" ] || cat "$selected"; } && printf '\n' && printf '!%s\n' "$@"; } >"$list" &&
    limited update-ca-certificates --certsconf "$list"
  status=$?
  rm -f "$list"
  for file; do
    if [ -L "/etc/ssl/certs/${file%.crt}.pem" ]; then limited update-ca-certificates --fresh && return; fi
  done
  return "$status"
}

# ---- Docker, while it runs ----

# docker_reload ENDPOINT: the daemon is looked for now; the one that was there when this was planned may be long gone.
docker_reload() {
  wanted=$1 signals=0
  dockers reload_wanted
  [ "$signals" -gt 0 ] || { echo "no Docker is at $wanted" && return 1; }
}

reload_wanted() {
  if [ "$endpoint" = "$wanted" ] && kill -s HUP "$pid"; then signals=$((signals + 1)); fi
}

docker_insecure() {
  case $direction in do) wanted=$3 ;; *) wanted=$4 ;; esac
  await "$seconds" is_insecure "$1" "$2" "$wanted" || {
    echo "Docker at $1 does not say that $2 is $wanted"
    return 1
  }
}

# is_insecure ENDPOINT NAME listed|unlisted: whether it says so. Each name comes with what is set for it, as an object
# that has no other in it.
is_insecure() {
  told=$(info 5 "$1") && [ -n "$told" ] || return 1
  is=unlisted
  case $(printf '%s\n' "$told" | tr '{' '\n' | grep -F '"Secure":false') in
    *"\"Name\":\"$2\","*) is=listed ;;
  esac
  [ "$is" = "$3" ]
}
