# Mooring apply, part: whether an engine, or the system itself, reaches a registry.

# verify KIND ARGUMENT...: a request in its own words; says what came of it. Whom nobody here can ask is unavailable.
#
#     docker ENDPOINT REGISTRY      a Docker engine
#     system REGISTRY               the TLS client of the host itself
verify() {
  said='' status=unavailable looked=''
  case $1:$# in
    docker:3) verify_docker "$2" "$3" ;;
    system:2)
      said=$(verify_system "$2" 2>&1)
      status=$?
      [ "$status" != 127 ] || status=unavailable
      ;;
  esac
  [ "$status" != 124 ] || status=timeout
  quote "$said"
  [ -z "$looked" ] || say "look $looked"
  say "verify $status $*"
}

# verify_docker ENDPOINT REGISTRY: has the engine ask the registry for a tag that cannot be there. Sets said and status, the
# client's; leaves them as they are where there is no client. Where the engine does not check the registry's certificate,
# its last words may be of its second try alone, which is over HTTP: then look_past sets looked.
verify_docker() {
  image=$2/mooring-probe/none tag=probe-$$-$(date +%s)
  if command -v docker >/dev/null; then
    said=$(with_timeout 20 docker --config /nonexistent -H "$1" pull "$image:$tag" 2>&1)
    status=$?
  elif [ "${1#unix://}" != "$1" ] && command -v curl >/dev/null; then
    said=$(with_timeout 20 curl -q -sS -g --unix-socket "${1#unix://}" -X POST \
      "http://localhost/images/create?fromImage=$image&tag=$tag" 2>&1)
    status=$?
  fi
  if [ "$status" != 124 ] && is_unchecked "$@"; then look_past "$2"; fi
}

# is_unchecked ENDPOINT REGISTRY: whether the engine accepts the registry without checking its certificate, as what it said
# or its own settings show.
is_unchecked() {
  case $said in *http://"$2"/*) return 0 ;; esac
  is_insecure "$1" "$2" listed 2>/dev/null
}

# look_past REGISTRY: what it answers over HTTPS to a client of this host that has no account and no client certificate and
# does not check the registry's. Sets looked: login, pair, answered; closed if no answer came; unable if nothing here can look.
look_past() {
  url=https://$1/v2/
  # shellcheck disable=SC2016 # expanded by the shell that runs it
  if command -v curl >/dev/null; then
    # What was sent after the handshake of TLS 1.3 can hide why the registry ended it; in TLS 1.2 nothing was sent by then.
    set -- 'look() { curl -q -sS -g -k -i --http1.1 --max-time 5 "$@" 2>&1; }
      { look "$1" || look --tls-max 1.2 "$1"; } | head -c 4096' "$url"
  elif command -v openssl >/dev/null; then
    set_address "$1"
    set -- 'printf "GET /v2/ HTTP/1.0\r\nHost: %s\r\n\r\n" "$1" | openssl s_client -quiet -connect "$2" 2>&1 | head -c 4096' \
      "$1" "$address"
  else
    looked=unable
    return
  fi
  look=$1
  shift
  output=$(with_timeout 12 sh -c "$look | tr -d '\\000'" look "$@")
  case $output in
    *'ertificate required'* | *'ertificate is required'* | *'bad certificate'* | *'handshake failure'* | *'SSL certificate was sent'*)
      looked=pair
      ;;
    *HTTP/[12]' 401'* | *HTTP/1.[01]' 401'*) looked=login ;;
    *HTTP/[12]' '[1-5]* | *HTTP/1.[01]' '[1-5]*) looked=answered ;;
    '') looked=unable ;;
    *) looked=closed ;;
  esac
}

# verify_system REGISTRY: whether a TLS client of this system accepts it. The status is curl's (libcurl-errors(3)); 127,
# as of a command that is not found, where there is none.
verify_system() {
  if command -v curl >/dev/null; then
    with_timeout 25 curl -q -sS -g -o /dev/null --max-time 20 "https://$1/v2/"
    return
  fi
  command -v openssl >/dev/null || return 127
  set_address "$1"
  host=${address%:*}
  host=${host#[} host=${host%]}
  case $host in
    *:*) set -- -verify_ip "$host" ;;
    *[!0-9.]*) set -- -servername "$host" -verify_hostname "$host" ;;
    *) set -- -verify_ip "$host" ;;
  esac
  # Where a machine makes the hashed links at boot only, the bundle knows more.
  bundle=/etc/ssl/certs/ca-certificates.crt
  if [ -f "$bundle" ]; then set -- "$@" -CAfile "$bundle"; fi
  output=$(with_timeout 20 openssl s_client -connect "$address" "$@" -partial_chain -verify_return_error 2>&1)
  status=$?
  [ "$status" != 0 ] || return 0
  printf '%s\n' "$output"
  case $status:$output in
    124:*) return 28 ;;
    *'verify error'* | *'verify failed'*) return 60 ;;
    *) return 7 ;;
  esac
}

# set_address REGISTRY: sets address, with its port.
set_address() {
  case $1 in
    *]) address=$1:443 ;;
    *:*) address=$1 ;;
    *) address=$1:443 ;;
  esac
}

verify_all() {
  unlock
  [ -n "$watcher" ] || watch_input
  [ -z "$verify_lines" ] || say verifying
  while [ -n "$verify_lines" ] && ! is_abandoned; do
    # shellcheck disable=SC2086 # split into words
    set -- ${verify_lines%%"$nl"*}
    verify_lines=${verify_lines#*"$nl"}
    verify "$@"
  done
}
