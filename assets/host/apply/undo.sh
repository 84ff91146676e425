# Mooring apply, part: taking a change back, and what was interrupted.

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

# as_left: for undo, each path must be as the change left it in the end, or as before it already: a directory may be there
# again, what lay in memory is gone after a boot. back has the paths that are, a line each.
as_left() {
  [ -n "$target" ] || return 0
  where=$path why="changed $path"
  rooted || return
  if [ -z "$earlier" ] && is_old; then back=$back$path$nl; fi
  [ -z "$later" ] || return 0
  case $nl$back in *"$nl$path$nl"*) ;; *) is_new ;; esac
}

# known: after an interruption, everything must be as before or as after: for a path with several lines, one of them.
known() {
  [ -n "$target" ] || return 0
  where=$path
  rooted || return
  case $marked in
    *" ${earlier:-none} "*) ;;
    # A later line may know it.
    *) is_new || is_old || { [ -n "$later" ] && return; } || return 1 ;;
  esac
  marked="$marked$number "
}

# stage_old: what goes back waits beside its place first, like new content. Sets marked, the lines to take back: those
# that were carried out, and whatever came before them at the same path.
stage_old() {
  [ -n "$target" ] || return 0
  before=$entry/before/$number
  case $marked in *" ${later:-none} "*) ;; *) is_new || return 0 ;; esac
  marked="$marked$number "
  [ -e "$before" ] || return 0
  where=$path
  waiting
  attempt grow "${temp%/*}" && attempt cp -pR "$before" "$temp" && flush "$temp"
}

stage_all_old() {
  marked=' '
  backward stage_old
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
      case $marked in *" $number "*) ;; *) return 0 ;; esac
      if [ -e "$entry/before/$number" ]; then attempt appear; else attempt vanish "$target"; fi
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
    top=${made##*"$nl"}
    inside "${top%/*}" && rmdir "$at$top" 2>/dev/null # others may have put something there
    made=${made%"$top"}
  done
  if [ -e "$entry/state" ]; then settle undone && rm -rf "$entry/before"; else unmark && drop; fi
}

# go_back: rolls the open change back, or finds out that it cannot be and leaves everything as it is.
go_back() {
  forward sweep
  marked=' '
  if ! { forward known && stage_all_old; }; then
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
  back=''
  forward as_left || finish "$why"
  if ! { still_wanted && mark; }; then finish "$why"; fi
  if ! { stage_all_old && still_wanted; }; then
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
  change=$wanted plan=$requested made='' chains=' '
}
