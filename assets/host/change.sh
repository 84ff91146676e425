# Mooring apply, part: making a change and taking it back.

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
    temp=$at${top%/*}/.mooring-$change-${top##*/}.tmp
    if [ -e "$temp" ]; then rm -rf "$temp"; fi
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
  entry=$store/changes/$change steps=0 stages=0 ran=0
  [ ! -e "$entry" ] || finish "refused change $change is there already"
  forward count
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
  finish_back "$outcome"
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
  if [ -e "$entry/state" ]; then settle undone && rm -rf "$entry/before"; else unmark && drop; fi
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
  if ! { still_wanted && mark; }; then finish "$why"; fi
  if ! { backward stage_old && still_wanted; }; then
    forward sweep
    unmark
    finish "$why"
  fi
  walk_back || finish "stuck $change $where"
  finish_back 'done'
}

# finish_back WORDS: unless a refresh that makes the way back count has failed.
finish_back() {
  [ -z "$unrefreshed" ] || finish "unrefreshed $unrefreshed"
  finish "$1"
}

# tidy: rolls back what was interrupted; sets recovered, the change.
tidy() {
  wanted=$change requested=$plan
  if [ -f "$store/unfinished" ]; then
    read -r recovered <"$store/unfinished"
    case $recovered in '' | *[!0-9A-Za-z-]*) finish "stuck unknown $journal/unfinished" ;; esac
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
  change=$wanted plan=$requested made=''
}
