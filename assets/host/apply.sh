# Mooring apply: makes a change on this host as one step, takes one back, or asks engines whether they reach a registry.
# Runs after common.sh, see there.
#
# Request: lines of words parted by one blank; where the last word is a path it is the rest of the line. Paths are
# absolute, as seen from the root, without `.`, `..`, `//` and control characters.
#     mooring-apply 1
#     mode apply|undo|recover|verify
#     change ID                     apply, undo
#     root DIR                      `/`, or the top of a directory tree that stands for a host: no refreshes then
#     journal DIR
#     stage                         apply: files, then refreshes; any number of times
#     put EXPECT SHA256 LENGTH MODE UID GID PATH
#     remove EXPECT PATH            a file; a directory only if it is empty by then
#     run REFRESH SECONDS ARGUMENT...
#     verify ENDPOINT REGISTRY      apply, verify: any number of times
#     end
# and the contents of the puts, one after another. EXPECT is what must be there now: `absent`, a SHA-256, `exists`, `dir`.
# Standard input then stays open. Its end means that nobody waits any more: what was begun is rolled back.
#
# Answer: lines. `| TEXT` lines are what a command or an engine said; they belong to the line after them.
#     mooring-apply 1
#     step K N put|remove|restore|run SUBJECT
#     verify STATUS|timeout|unavailable ENDPOINT REGISTRY
#     result ...                    exactly one, the last; see finish
#
# How a change is made: all new content is written and checked beside its place, and what is there now is copied to
# JOURNAL/changes/ID. Then JOURNAL/unfinished names the change; then everything appears by rename; then the refreshes
# run; then `unfinished` goes. Whoever finds `unfinished` without a living owner puts the before-images back. Files in a
# directory that the change makes appear with it, all at once, in the stage of the first of them.

say() { printf '%s\n' "$1" 2>/dev/null; }

# quote TEXT: as `| ` lines, the last twenty, without control characters.
quote() {
  [ -z "$1" ] || printf '%s\n' "$1" | tail -n 20 | tr -d '\000-\011\013-\037\177' | sed 's/^/| /' 2>/dev/null
}

# finish WORDS: the result line, the only way to end. After these, all is as before:
#     busy PID, changed PATH, unsafe PATH, no-space PATH, write-failed PATH, refresh-failed NAME, refused WHAT,
#     cancelled, unknown, undone-already, nothing
# and these did what was asked: done, recovered CHANGE, unrefreshed NAME (files are back, but this refresh failed).
# stuck CHANGE PATH: cannot be rolled back; the journal stays as it is.
finish() {
  release
  dismiss
  quote "$detail"
  say "result $1"
  exit 0
}

# attempt COMMAND...: in a subshell; where it fails, sets why and detail.
attempt() {
  said=$("$@" 2>&1) && return
  detail=${said%%"$nl"*}
  case $said in
    *'No space left'* | *'quota exceeded'*) why="no-space $where" ;;
    *) why="write-failed $where" ;;
  esac
  return 1
}

# ---- the request ----

read_request() {
  while IFS= read -r line <&3; do
    case $line in
      'mooring-apply 1') ;;
      mode\ *) task=${line#* } ;;
      change\ *) change=${line#* } ;;
      root\ *) root=${line#* } ;;
      journal\ *) journal=${line#* } ;;
      stage | put\ * | remove\ * | run\ *) plan=$plan$line$nl ;;
      verify\ *) probes=$probes$line$nl ;;
      end) return ;;
      *) refuse ;;
    esac
  done
  finish cancelled
}

refuse() { finish "refused $line"; }

# Checks of one word each.
plain() { case $1 in '' | *[!0-9A-Za-z-]*) refuse ;; esac; }
digits() { case $1 in '' | *[!0-9]*) refuse ;; esac; }
argument() { case $1 in '' | *[!0-9A-Za-z._:/@=,+-]*) refuse ;; esac; }
absolute() {
  case $1/ in
    *//* | */./* | */../* | *[[:cntrl:]]*) refuse ;;
    /*) ;;
    *) refuse ;;
  esac
}

# locate: sets at, where the root really is (empty for /), and store, the journal there.
locate() {
  line="root $root" at=''
  if [ "$root" != / ]; then
    absolute "$root"
    at=$(cd -P "$root" 2>/dev/null && pwd -P) || refuse
  fi
  line="journal $journal"
  absolute "$journal"
  store=$at$journal
}

# parse: the words of $line, one of a plan.
parse() {
  # shellcheck disable=SC2086 # split into words
  set -- $line
  verb=$1 expect='' owner='' target=''
  case $verb in
    put)
      expect=$2 sha=$3 length=$4 perms=$5 owner=$6:$7
      path=${line#* * * * * * * }
      ;;
    remove)
      expect=$2
      path=${line#* * }
      ;;
    run)
      name=$2 seconds=$3
      shift 3
      arguments=$*
      ;;
  esac
  case $verb in put | remove) target=$at$path ;; esac
}

valid() {
  case $verb in
    put)
      plain "$sha"
      digits "$length"
      digits "$perms"
      digits "${owner%:*}"
      digits "${owner#*:}"
      ;;
    run)
      digits "$seconds"
      for word in $arguments; do argument "$word"; done
      refresh known "$name" || refuse
      ;;
  esac
  case $verb in
    put | remove)
      plain "$expect"
      absolute "$path"
      ;;
  esac
}

# ---- walking a plan ----

# forward FUNCTION: calls it for each line with what parse set, and number, the line's; stops where it fails.
forward() {
  todo=$plan number=0
  while [ -n "$todo" ]; do
    line=${todo%%"$nl"*}
    todo=${todo#*"$nl"}
    number=$((number + 1))
    parse
    "$1" || return 1
  done
}

# backward FUNCTION: the same from the last line to the first.
backward() {
  forward true
  todo=$plan
  while [ -n "$todo" ]; do
    todo=${todo%"$nl"}
    line=${todo##*"$nl"}
    todo=${todo%"$line"}
    parse
    "$1" || return 1
    number=$((number - 1))
  done
}

count() {
  case $verb in
    stage) stages=$((stages + 1)) ;;
    run) [ -n "$at" ] || steps=$((steps + 1)) ;;
    *) steps=$((steps + 1)) ;;
  esac
}

step() {
  passed=$((passed + 1))
  say "step $passed $steps $1 $2"
}

# ---- one at a time ----

# lock: each who wants to work puts a ticket that only its own life makes good, and works once it sees no other good one.
# So a dead owner's ticket may be removed by anyone at any time, and no two can work at once.
lock() {
  where=$journal
  attempt make_store || finish "$why"
  [ -z "$at" ] || inside "$journal" || finish "unsafe $journal"
  ticket $$
  mine=$ticket
  attempt touch "$store/lock/$mine" || finish "$why"
  patience=3
  while holder "$store/lock" "$mine"; do
    # Two that come together see each other: the lower number stays. If the other does not go then, it was here before.
    [ "$holder" -gt $$ ] && [ "$patience" -gt 0 ] || finish "busy $holder"
    sleep 1
    patience=$((patience - 1))
  done
}

make_store() {
  umask 022
  mkdir -p "$store/receipts" "$store/lock" || return
  [ -d "$store/changes" ] || mkdir -m 0700 "$store/changes"
}

release() { [ -z "$mine" ] || rm -f "$store/lock/$mine"; }

# watch: from now on the end of standard input is noticed, because the watcher ends with it.
watch() {
  (while read -r _; do :; done) <&3 >/dev/null 2>&1 &
  watcher=gone
  if ticket $!; then watcher=$ticket; fi
}

dismiss() {
  if lives "$watcher"; then kill "${watcher%%.*}"; fi
  watcher=''
}

# abandoned: whether the caller stopped this, or went away.
abandoned() {
  [ -n "$signalled" ] && return
  [ -n "$watcher" ] && ! lives "$watcher"
}

# ---- the journal ----

# note MODE FILE TEXT: the file appears whole.
note() {
  printf '%s\n' "$3" | cat >"$2.new" && chmod "$1" "$2.new" && mv -f "$2.new" "$2"
}

# flush PATH: onto the disk. Old syncs take no path and flush everything.
flush() { sync "$1" 2>/dev/null || sync; }

# begin: an entry for the change in hand. Without `state` in it, it was never finished.
begin() {
  where=$journal
  attempt mkdir "$entry" "$entry/before" &&
    attempt note 0600 "$entry/made" "$made" &&
    attempt note 0600 "$entry/plan" "$plan"
}

# open ID: reads the entry of a change into plan, made, ran.
open() {
  change=$1 entry=$store/changes/$1 plan='' made='' ran=0 stages=0 steps=0 passed=0
  if [ -f "$entry/plan" ]; then plan=$(cat "$entry/plan")$nl; fi
  if [ -s "$entry/made" ]; then made=$(cat "$entry/made")$nl; fi
  if [ -f "$entry/ran" ]; then read -r ran <"$entry/ran"; fi
  forward valid
  forward count
}

mark() {
  where=$journal
  flush "$entry"
  attempt note 0644 "$store/unfinished" "$change" && flush "$store"
}

unmark() {
  where=$journal
  attempt rm -f "$store/unfinished" && flush "$store"
}

# drop: forgets a change that was never finished.
drop() {
  forward sweep
  rm -rf "$entry"
}

# ---- where new content waits ----

# waiting: sets temp, where the content for $path waits: beside it; where its directory is missing too, in a copy of the
# missing directories whose top has a temporary name, so that one rename makes all of it appear.
waiting() {
  top=$path below=''
  while parent=${top%/*} && [ ! -d "$at$parent/" ]; do
    below=/${top##*/}$below top=$parent
  done
  temp=$at$parent/.mooring-$change-${top##*/}.tmp$below
}

# grow DIRECTORY: makes it and what is missing above it, for the owner of what it will hold.
grow() {
  [ -d "$1" ] && return
  grow "${1%/*}" && mkdir -m 0755 "$1" && { [ -z "$owner" ] || chown "$owner" "$1"; }
}

# appear: gives what waits for $path, or for a directory above it, its name. Nothing waits where it came with another.
appear() {
  top=$path
  while [ -n "$top" ]; do
    temp=$at${top%/*}/.mooring-$change-${top##*/}.tmp
    if [ -e "$temp" ]; then
      # mv would move into a directory that came there meanwhile.
      if [ -d "$at$top" ]; then echo "$at$top is a directory" && return 1; fi
      mv -f "$temp" "$at$top"
      return
    fi
    top=${top%/*}
  done
}

# sweep: removes what still waits.
sweep() {
  top=${target:+$path}
  while [ -n "$top" ]; do
    rm -rf "$at${top%/*}/.mooring-$change-${top##*/}.tmp"
    top=${top%/*}
  done
}

# ---- apply ----

# rooted: checks that the nearest directory above $path is one, under the root; sets missing, those not there yet.
rooted() {
  missing='' top=${path%/*}
  while [ -n "$top" ] && [ ! -d "$at$top" ]; do
    if [ -e "$at$top" ] || [ -L "$at$top" ]; then return 1; fi
    missing=$top$nl$missing top=${top%/*}
  done
  inside "$top"
}

check() {
  [ -n "$target" ] || return 0
  why="unsafe $path"
  rooted || return 1
  if [ -L "$target" ]; then return 1
  elif [ -f "$target" ]; then found='file'
  elif [ -d "$target" ]; then found=dir
  elif [ -e "$target" ]; then return 1
  else found=absent
  fi
  case $verb:$found:$expect in
    put:absent:absent | *:file:exists | remove:dir:dir) ;;
    put:dir:*) return 1 ;;
    *)
      why="changed $path"
      [ "$found" = file ] && sha256 "$target" && [ "$digest" = "$expect" ] || return 1
      ;;
  esac
  while [ -n "$missing" ]; do
    top=${missing%%"$nl"*}
    missing=${missing#*"$nl"}
    case $nl$made in *"$nl$top$nl"*) ;; *) made=$made$top$nl ;; esac
  done
}

# stage_new: keeps what is there now, and writes the new content where it waits.
stage_new() {
  [ -n "$target" ] || return 0
  where=$path
  keep || return
  [ "$verb" = put ] || return 0
  waiting
  attempt grow "${temp%/*}" && attempt receive && attempt dress || return
  if sha256 "$temp" && [ "$digest" = "$sha" ]; then flush "$temp" && return; fi
  describe "$temp"
  why="refused content of $path"
  # Standard input ended early: the caller went away.
  [ "$size" -eq "$length" ] || why=cancelled
  return 1
}

keep() {
  before=$entry/before/$number
  if [ -d "$target" ]; then
    describe "$target"
    attempt mkdir "$before" && attempt chown "$uid:$gid" "$before" &&
      attempt chmod "$mode" "$before" && attempt touch -r "$target" "$before"
  elif [ -f "$target" ]; then
    attempt cp -p "$target" "$before" && flush "$before"
  fi
}

receive() {
  set -C # what somebody else put in the way is not written through
  if [ "$length" = 0 ]; then
    printf '' >"$temp"
  else
    dd bs=1 count="$length" <&3 >"$temp"
  fi
}

dress() { chown "$owner" "$temp" && chmod "$perms" "$temp"; }

commit() {
  if [ "$verb" = stage ]; then stage=$((stage + 1)) && return; fi
  if abandoned; then why=cancelled && return 1; fi
  where=$path
  case $verb in
    run)
      [ -z "$at" ] || return 0
      step run "$name"
      attempt note 0600 "$entry/ran" "$stage" && run 'do'
      return
      ;;
    put)
      step put "$path"
      attempt appear || return
      ;;
    remove)
      step remove "$path"
      if [ ! -d "$target" ]; then attempt rm -f "$target" || return; else rmdir "$target" 2>/dev/null; fi
      ;;
  esac
  flush "${target%/*}/"
}

# confirm: that all of it is there, whatever else happened on the host meanwhile.
confirm() {
  [ "$verb" != put ] || is_new || { why="write-failed $path" && return 1; }
}

apply() {
  entry=$store/changes/$change
  [ ! -e "$entry" ] || finish "refused change $change is there already"
  forward check || finish "$why"
  if ! { begin && forward stage_new && still_wanted && mark; }; then
    drop
    finish "$why"
  fi
  if forward commit && forward confirm && still_wanted && settle 'done'; then
    probe_all
    finish 'done'
  fi
  outcome=$why
  open "$change"
  go_back
  finish "$outcome"
}

still_wanted() {
  [ -n "$watcher" ] || watch
  why=cancelled
  ! abandoned
}

# settle STATE: the end of a change, one way or the other.
settle() {
  where=$journal
  attempt note 0600 "$entry/state" "$1" && flush "$entry" && unmark
}

# ---- the way back ----

is_new() {
  case $verb in
    put) [ -f "$target" ] && [ ! -L "$target" ] && sha256 "$target" && [ "$digest" = "$sha" ] ;;
    remove) ! [ -e "$target" ] && ! [ -L "$target" ] ;;
  esac
}

is_old() {
  before=$entry/before/$number
  if [ -L "$target" ]; then
    return 1
  elif [ -d "$before" ]; then
    [ -d "$target" ]
  elif [ -f "$before" ]; then
    sha256 "$before" && old=$digest && [ -f "$target" ] && sha256 "$target" && [ "$digest" = "$old" ]
  else
    [ ! -e "$target" ]
  fi
}

# as_left: for undo, everything must be as the change left it. A directory that is there again is no loss.
as_left() {
  [ -n "$target" ] || return 0
  where=$path why="changed $path"
  rooted && { is_new || { [ "$expect" = dir ] && is_old; }; }
}

# known: after an interruption, everything must be as before or as after.
known() {
  [ -n "$target" ] || return 0
  where=$path
  rooted && { is_new || is_old; }
}

# stage_old: what goes back waits beside its place first, like new content.
stage_old() {
  before=$entry/before/$number
  [ -n "$target" ] && [ -e "$before" ] && is_new || return 0
  where=$path
  waiting
  attempt grow "${temp%/*}" && attempt cp -pR "$before" "$temp" && flush "$temp"
}

take_back() {
  case $verb in
    run) runs=$line$nl$runs ;;
    stage)
      if [ -z "$at" ] && [ "$stages" -le "$ran" ]; then run_again; fi
      runs='' stages=$((stages - 1))
      ;;
    *)
      where=$path
      step restore "$path"
      if [ -e "$entry/before/$number" ]; then attempt appear; else attempt rm -f "$target"; fi || return
      flush "${target%/*}/"
      ;;
  esac
}

# run_again: the refreshes of a stage, after its files are back.
run_again() {
  while [ -n "$runs" ]; do
    line=${runs%%"$nl"*}
    runs=${runs#*"$nl"}
    parse
    step run "$name"
    run undo || unrefreshed=$name
  done
}

# walk_back: everything as it was; what waits for it is staged. From here on nothing stops it.
walk_back() {
  dismiss
  signalled='' unrefreshed='' runs=''
  backward take_back || return
  while [ -n "$made" ]; do
    made=${made%"$nl"}
    rmdir "$at${made##*"$nl"}" 2>/dev/null # others may have put something there
    made=${made%"${made##*"$nl"}"}
  done
  if [ -e "$entry/state" ]; then settle undone; else unmark && drop; fi
}

# go_back: rolls the open change back, or finds out that it cannot be and leaves everything as it is.
go_back() {
  forward sweep
  if ! { forward known && backward stage_old; }; then
    forward sweep
    finish "stuck $change $where"
  fi
  walk_back || finish "stuck $change $where"
}

undo() {
  open "$change"
  state=''
  if [ -f "$entry/state" ]; then read -r state <"$entry/state"; fi
  case $state in
    '') finish unknown ;;
    undone) finish undone-already ;;
  esac
  forward as_left || finish "$why"
  if ! { backward stage_old && still_wanted && mark; }; then
    forward sweep
    finish "$why"
  fi
  walk_back || finish "stuck $change $where"
  finish "${unrefreshed:+unrefreshed $unrefreshed}${unrefreshed:-done}"
}

# tidy: rolls back what was interrupted; sets recovered, the change.
tidy() {
  wanted=$change requested=$plan
  if [ -f "$store/unfinished" ]; then
    read -r recovered <"$store/unfinished"
    line=$recovered
    plain "$recovered"
    open "$recovered"
    go_back
  fi
  set +f
  set -- "$store/changes"/*
  set -f
  for each; do
    if [ -d "$each" ] && [ ! -e "$each/state" ]; then
      open "${each##*/}"
      drop
    fi
  done
}
