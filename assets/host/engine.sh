# Mooring apply, part: what it asks of engines and of the system beside files.

# ---- refreshes ----

# refresh known|do|undo NAME SECONDS ARGUMENT...: the closed list.
refresh() {
  case $1:$2 in
    known:update-ca-certificates) ;;
    do:update-ca-certificates) bounded "$3" update-ca-certificates ;;
    undo:update-ca-certificates)
      # Debian's and SUSE's leave dangling links behind without --fresh, which Alpine's does not know.
      bounded "$3" update-ca-certificates --fresh || bounded "$3" update-ca-certificates
      ;;
    *) return 1 ;;
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

# ---- asking engines ----

# probe ENDPOINT REGISTRY: has the engine ask the registry for a tag that cannot be there.
probe() {
  image=$2/mooring-probe/none tag=probe-$$-$(date +%s)
  if command -v docker >/dev/null; then
    said=$(bounded 20 docker --config /nonexistent -H "$1" pull "$image:$tag" 2>&1)
    status=$?
  elif [ "${1#unix://}" != "$1" ] && command -v curl >/dev/null; then
    said=$(bounded 20 curl -sS -g --unix-socket "${1#unix://}" -X POST \
      "http://localhost/images/create?fromImage=$image&tag=$tag" 2>&1)
    status=$?
  else
    said='' status=unavailable
  fi
  [ "$status" != 124 ] || status=timeout
  quote "$said"
  say "verify $status $1 $2"
}

probe_all() {
  release
  [ -n "$watcher" ] || watch
  while [ -n "$probes" ] && ! abandoned; do
    # shellcheck disable=SC2086 # split into words
    set -- ${probes%%"$nl"*}
    probes=${probes#*"$nl"}
    probe "$2" "$3"
  done
}
