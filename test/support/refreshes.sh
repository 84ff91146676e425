# The refreshes that plans for the system trust store name, one function each:
#     trust_store do|undo FAMILY add|change|remove FILE...
#     docker_restart do|undo MANAGER SERVICE UID [ENDPOINT]
# and the question that verifies it:
#     trust_probe REGISTRY
# POSIX sh; they fail where what they are for is not reached. LIMIT, seconds, bounds waiting for Docker.

trust_store() {
  direction=$1 family=$2 action=$3
  shift 3
  case $direction:$action in
    undo:add) action=remove ;;
    undo:remove) action=add ;;
  esac
  case $family:$action in
    debian:add | alpine:* | suse:*) update-ca-certificates ;;
    # A link whose target only changed is no news to a plain run: neither the hash links nor the hooks would follow.
    debian:change) update-ca-certificates --fresh ;;
    debian:remove) debian_remove "$@" ;;
    redhat:*) update-ca-trust extract ;;
    arch:*) update-ca-trust ;;
    *) return 1 ;;
  esac
}

# debian_remove FILE...: as if they were deselected in ca-certificates.conf, so that the links go and the hooks hear of
# it; Java's key store is filled by one. What an old update-ca-certificates does not know it answers with its usage.
debian_remove() {
  list=$(mktemp) || return
  { cat /etc/ca-certificates.conf && printf '\n' && printf '!%s\n' "$@"; } >"$list" &&
    update-ca-certificates --certsconf "$list"
  status=$?
  rm -f "$list"
  for file; do
    if [ -L "/etc/ssl/certs/${file%.crt}.pem" ]; then update-ca-certificates --fresh && return; fi
  done
  return "$status"
}

docker_restart() {
  manager=$2 service=$3 owner=$4 endpoint=${5-}
  case $manager in
    systemd)
      # Docker that failed to start three times is not started a fourth time before this.
      systemctl reset-failed "$service" 2>/dev/null
      systemctl restart "$service"
      ;;
    systemd-user)
      user_systemctl reset-failed "$service" 2>/dev/null
      user_systemctl restart "$service"
      ;;
    openrc) rc-service "$service" restart ;;
    # Debian's script refuses to restart what it has not started.
    sysv) "/etc/init.d/$service" restart || "/etc/init.d/$service" start ;;
    boot2docker)
      # Before 1.10.3 its restart did not wait for the old daemon to end.
      "/etc/init.d/$service" stop
      until_silent "$endpoint" && "/etc/init.d/$service" start
      ;;
    *) return 1 ;;
  esac || return
  [ -z "$endpoint" ] || until_answers "$endpoint"
}

# user_systemctl ARGUMENT...: of the user $owner, who may be somebody else.
user_systemctl() {
  if [ "$(id -u)" = "$owner" ]; then
    XDG_RUNTIME_DIR=/run/user/$owner systemctl --user "$@"
  else
    runuser -u "$(id -un "$owner")" -- env "XDG_RUNTIME_DIR=/run/user/$owner" systemctl --user "$@"
  fi
}

# Init scripts return before Docker listens, or although it died at once.
until_answers() {
  waited=0
  until answers "$1"; do
    [ "$waited" -lt "${LIMIT:-60}" ] || { echo "Docker does not answer at $1" >&2 && return 1; }
    sleep 1
    waited=$((waited + 1))
  done
}

until_silent() {
  waited=0
  while [ -n "$1" ] && answers "$1"; do
    [ "$waited" -lt 30 ] || return 1
    sleep 1
    waited=$((waited + 1))
  done
}

answers() {
  if command -v docker >/dev/null; then
    docker --config /nonexistent -H "$1" version >/dev/null 2>&1
  else
    curl -sf -o /dev/null --max-time 5 --unix-socket "${1#unix://}" http://localhost/_ping
  fi
}

# trust_probe REGISTRY: whether a TLS client of this system accepts it; the exit status is curl's (libcurl-errors(3)).
trust_probe() {
  if command -v curl >/dev/null; then
    curl -sS -g -o /dev/null --max-time 20 "https://$1/v2/"
    return
  fi
  case $1 in
    *]) address=$1:443 ;;
    *:*) address=$1 ;;
    *) address=$1:443 ;;
  esac
  host=${address%:*}
  host=${host#[} host=${host%]}
  case $host in
    *:*) set -- -verify_ip "$host" ;;
    *[!0-9.]*) set -- -servername "$host" -verify_hostname "$host" ;;
    *) set -- -verify_ip "$host" ;;
  esac
  said=$(openssl s_client -connect "$address" "$@" -partial_chain -verify_return_error </dev/null 2>&1) &&
    return
  printf '%s\n' "$said" >&2
  case $said in
    *'verify error'* | *'verify failed'*) return 60 ;;
    *) return 7 ;;
  esac
}
