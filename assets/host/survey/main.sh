# Mooring survey: prints what there is to know about this host before anything is planned. It never writes.
# Runs after common.sh (see there), and its parts: docker.sh, file.sh, service.sh, engine.sh, store.sh, clients.sh.
#
# Request, a word and its value on each line; the value is the rest of the line:
#     mooring-survey 1
#     root /                        or the top of a directory tree that stands for a host; then nothing else is looked at
#     registry reg.example.com:5000 any number of times
#     home /home/ann                whose settings are looked at; without it the caller's own home
#     file /home/ann/settings.json  one that nothing else here leads to; any number of times
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
#     journal PATH OWN              where changes are kept, and where a user keeps those that need no root rights
#     engine FLAVOUR UID GID CERTS-DIR ENDPOINT PID SINCE MANAGER SERVICE INFO ARGS
#                                   INFO: of its API, JSON; ARGS: /proc/PID/cmdline in hex
#     file PATH KIND MODE UID GID SIZE MODIFIED TARGET SHA256 HEX
#                                   HEX: `-` where the content is not carried; receipts of changes are files as well
#     store COMMANDS READ-ONLY OSTREE      words; words; `yes` or nothing
#     nss DIRECTORY                 a browser's database, in its shared form
#     java CACERTS REAL             a Java runtime's store, and what that leads to in the end
#     name HOST ADDRESSES           words; not told where nobody can be asked
#     unfinished CHANGE JOURNAL
#     end

abandoned() { return 1; }

# read_request: sets root, at (where it really is, empty for /), own_home, registries and wanted files, a line each.
read_request() {
  root=/ registries='' files='' at='' own_home=''
  case ${HOME:-} in /*) own_home=${HOME%/} ;; esac
  while IFS= read -r line; do
    case $line in
      root\ *) root=${line#* } ;;
      registry\ .* | registry\ */*) ;; # no name of a registry, but a way to another place
      home\ *) own_home=${line#* } ;;
      registry\ *) registries=$registries${line#* }$nl ;;
      file\ *) files=$files${line#* }$nl ;;
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
  out user "$me" "$(id -g)" "$(id -un 2>/dev/null)" "${own_home:-/}"
  out clock "$(date +%s)"
  journal=/var/lib/mooring boot2docker=''
  if grep -q '^ID="*boot2docker"*$' "$at$release" 2>/dev/null; then
    boot2docker=yes journal=$disk/mooring # the rest of such a machine is RAM
  fi
  own=''
  # Nobody but root can write there; in a tree whoever builds it does.
  if [ "$me" != 0 ] && [ -z "$at" ]; then
    case ${XDG_STATE_HOME:-} in
      /*) own=$XDG_STATE_HOME/mooring/journal ;;
      *) own=$own_home/.local/state/mooring/journal ;;
    esac
  fi
  out journal "$journal" "$own"
}

# more_files: those that were asked for by name.
more_files() {
  while [ -n "$files" ]; do
    ancestors "${files%%"$nl"*}"
    files=${files#*"$nl"}
  done
}

# ---- what earlier changes left ----

# changes JOURNAL
changes() {
  [ -d "$at$1" ] && inside "$1" || return 0
  journal=$1
  set +f
  set -- "$at$journal/receipts"/*
  set -f
  for receipt; do
    [ ! -f "$receipt" ] || file "${receipt#"$at"}"
  done
  change=''
  { IFS= read -r change <"$at$journal/unfinished"; } 2>/dev/null
  if [ -n "$change" ] && ! holder "$at$journal/lock" ''; then out unfinished "$change" "$journal"; fi
}

out 'mooring-survey 1'
read_request
if [ "$root" != / ] && [ -z "$at" ]; then
  out root-missing "$root"
else
  system
  engines
  store
  [ -n "$at" ] || names
  [ -n "$at" ] || clients
  more_files
  changes "$journal"
  [ -z "$own" ] || changes "$own"
  out end
fi
