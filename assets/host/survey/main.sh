# Mooring survey, the last part: prints the facts about this host that a plan is made from. It never writes.
#
# Request, a word and its value on each line; the value is the rest of the line:
#     mooring-survey 1
#     root /                        or the top of a directory tree that stands for a host; then nothing else is looked at
#     registry reg.example.com:5000 any number of times; * for all that have a directory, of 200 in each certs.d directory
#     home /home/ann                whose settings are looked at; without it the caller's own home
#     asker 1000                    the UID of whoever wants to know, where root looks for them; engines of others are not asked
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
#     rights COMMANDS               words: those that make a user root; not said in a tree
#     journal PATH OWN              where changes are kept, and where a user keeps those that need no root rights
#     engine KIND COUNT ...         an engine, with as many strings as its kind has:
#     engine docker 11 FLAVOUR UID GID CERTS-DIR ENDPOINT PID SINCE MANAGER SERVICE INFO ARGS
#                                   INFO: of its API, JSON, or `timeout` if it does not answer; ARGS: /proc/PID/cmdline in hex; of a user other than root and
#                                   the asker only FLAVOUR, UID and GID are said, and `/`
#     file PATH KIND MODE UID GID SIZE MODIFIED TARGET SHA256 HEX
#                                   HEX: `-` if the content is not included
#     store COMMANDS READ-ONLY OSTREE      words; words; `yes` or nothing
#     nss DIRECTORY                 a browser's database, in its shared form
#     java CACERTS REAL             a Java runtime's store, and what that leads to in the end
#     name HOST ADDRESSES           words; left out if there is no resolver to ask
#     receipts DIRECTORY LINES HEX  some receipts of changes; on each line NAME KIND MODE UID GID SIZE STATE of a file,
#                                   STATE: read, unread, or left because there is too much of them; HEX: what `head` says
#                                   of /dev/null and of those that are read. Nothing where the directory can't be listed
#     entries JOURNAL CHANGES MORE HEX    what a journal has of changes: the latest ones, words; `more` if there are others;
#                                   HEX: what `head` says of /dev/null, and of CHANGE/state and CHANGE/about of those that can
#                                   be read. Nothing where they can't be listed
#     unfinished CHANGE JOURNAL
#     left KIND CHANGE WHAT JOURNAL      staged: content of a change that never began; owed: a refresh that failed, WHAT;
#                                   damaged: a record of the journal, WHAT is its path
#     end

is_abandoned() { return 1; }

# read_request: sets root, at (where it really is, empty for /), own_home, asker, every (yes for the directories of all
# registries), registries and wanted files, a line each.
read_request() {
  root=/ registries='' every='' files='' at='' own_home='' asker=''
  case ${HOME:-} in /*) own_home=${HOME%/} ;; esac
  while IFS= read -r line; do
    case $line in
      root\ *) root=${line#* } ;;
      registry\ '*') every=yes ;;
      # Not a registry's name: a path that leads elsewhere.
      registry\ .* | registry\ */*) ;;
      asker\ *[!0-9]*) ;;
      asker\ *) asker=${line#* } ;;
      home\ *) own_home=${line#* } ;;
      registry\ *) registries=$registries${line#* }$nl ;;
      file\ *) files=$files${line#* }$nl ;;
      end) break ;;
    esac
  done
  [ "$root" = / ] || at=$(cd -P "$root" 2>/dev/null && pwd -P)
}

emit_system() {
  release=/etc/os-release
  # In a tree this may be an absolute link; what it stands for lies under /usr/lib.
  if [ ! -f "$at$release" ] || { [ -n "$at" ] && [ -L "$at$release" ]; }; then release=/usr/lib/os-release; fi
  emit root "$root"
  emit kernel "$kernel"
  emit os
  if is_readable "$release"; then cat "$at$release" 2>/dev/null; fi | emit_hex
  caller=$(id -u)
  emit user "$caller" "$(id -g)" "$(id -un 2>/dev/null)" "${own_home:-/}"
  emit clock "$(date +%s)"
  [ -n "$at" ] || emit_rights
  journal=/var/lib/mooring boot2docker=''
  if is_readable "$release" && grep -q '^ID="*boot2docker"*$' "$at$release" 2>/dev/null; then
    # Everything else on such a machine is RAM.
    boot2docker=yes journal=$disk/mooring
  fi
  own_journal=''
  # Nobody but root can write there; in a tree, whoever builds it can.
  if [ "$caller" != 0 ] && [ -z "$at" ]; then
    case ${XDG_STATE_HOME:-} in
      /*) own_journal=$XDG_STATE_HOME/mooring/journal ;;
      *) own_journal=$own_home/.local/state/mooring/journal ;;
    esac
  fi
  emit journal "$journal" "$own_journal"
}

emit_rights() {
  commands=''
  for each in sudo pkexec; do
    if has_command "$each"; then commands="$commands $each"; fi
  done
  emit rights "$commands"
}

# emit_files: the files that the request names.
emit_files() {
  while [ -n "$files" ]; do
    emit_path "${files%%"$nl"*}"
    files=${files#*"$nl"}
  done
}

# ---- what earlier changes left ----

# emit_changes JOURNAL: its receipts, and an unfinished change that nobody works on.
emit_changes() {
  if [ ! -e "$at$1" ] && [ ! -L "$at$1" ]; then emit entries "$1" '' '' ''; fi
  [ -d "$at$1" ] && is_inside "$1" || return 0
  journal=$1
  emit_receipts "$journal/receipts"
  emit_entries
  emit_journal
}

emit 'mooring-survey 1'
read_request
if [ "$root" != / ] && [ -z "$at" ]; then
  emit root-missing "$root"
else
  emit_system
  emit_engines
  emit_store
  [ -n "$at" ] || emit_names
  [ -n "$at" ] || emit_clients
  emit_files
  emit_changes "$journal"
  [ -z "$own_journal" ] || emit_changes "$own_journal"
  emit end
fi
