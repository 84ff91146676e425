# Mooring apply, part: undoing a change, and rolling back one that was interrupted.

is_as_after() {
  case $verb in
    put) [ -f "$target" ] && [ ! -L "$target" ] && sha256 "$target" && [ "$digest" = "$sha" ] ;;
    remove) ! [ -e "$target" ] && ! [ -L "$target" ] ;;
  esac
}

is_as_before() {
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

# check_undoable: for undo, each path must be as the change left it, or already as before it: a directory may be there
# again, and what was in memory is gone after a boot. unchanged has the paths that are as before, one per line.
check_undoable() {
  [ -n "$target" ] || return 0
  where=$path result="changed $path"
  check_parents || return
  if [ -z "$earlier" ] && is_as_before; then unchanged=$unchanged$path$nl; fi
  [ -z "$later" ] || return 0
  case $nl$unchanged in *"$nl$path$nl"*) ;; *) is_as_after || [ -n "$yields" ] ;; esac
}

# check_recoverable: after an interruption, each path must be as before or as after the change, or as one of its lines left it.
check_recoverable() {
  [ -n "$target" ] || return 0
  where=$path
  check_parents || return
  case $marked in
    *" ${earlier:-none} "*) ;;
    # A later line may know it.
    *) is_as_after || is_as_before || [ -n "$yields" ] || { [ -n "$later" ] && return; } || return 1 ;;
  esac
  marked="$marked$number "
}

# stage_old: stages the before-image, like new content. Sets marked, the lines to restore: those that were carried out,
# and the ones before them about the same path.
stage_old() {
  [ -n "$target" ] || return 0
  before=$entry/before/$number
  case $marked in *" ${later:-none} "*) ;; *) is_as_after || return 0 ;; esac
  marked="$marked$number "
  [ -e "$before" ] || return 0
  where=$path
  set_temp
  attempt make_directories "${temp%/*}" && attempt copy_before && flush "$temp"
}

# copy_before: copies a before-image to where nothing is, in a subshell.
copy_before() {
  is_free "$temp" || return
  if [ -n "$writer" ]; then
    restore_users
  elif [ -d "$before" ]; then
    cp -pR "$before" "$temp"
  else
    set -C
    cp -p "$before" "$own_output" >"$temp"
  fi
}

stage_all_old() {
  each_line remove_temps
  marked=' '
  each_line_back stage_old && count_back
}

# count_back: counts the steps of the way back: what is restored, and the refreshes that are repeated.
count_back() {
  steps=0 stage=0
  each_line count_line_back
}

count_line_back() {
  case $verb in
    stage) stage=$((stage + 1)) ;;
    run | try) [ -n "$at" ] || [ "$stage" -gt "$ran" ] || steps=$((steps + 1)) ;;
    *) case $marked in *" $number "*) steps=$((steps + 1)) ;; esac ;;
  esac
}

restore_line() {
  case $verb in
    run | try) runs=$line$nl$runs ;;
    stage)
      if [ -z "$at" ] && [ "$stages" -le "$ran" ]; then repeat_refreshes; fi
      runs='' stages=$((stages - 1))
      ;;
    *)
      case $marked in *" $number "*) ;; *) return 0 ;; esac
      where=$path
      if [ -e "$entry/before/$number" ]; then reverse=restore; else reverse=remove; fi
      report_step "$reverse" "$path"
      if [ "$reverse" = restore ]; then attempt rename_into_place; else attempt remove_file "$target"; fi
      ;;
  esac
}

# repeat_refreshes: runs the refreshes of a stage, after its files are restored.
repeat_refreshes() {
  while [ -n "$runs" ]; do
    line=${runs%%"$nl"*}
    runs=${runs#*"$nl"}
    parse_line
    report_step run "$name"
    run_line undo || unrefreshed=$name
  done
}

# restore_all: puts the staged before-images in place and repeats the refreshes. Nothing cancels it.
restore_all() {
  ignore_signals
  stop_watching
  signalled='' unrefreshed='' runs='' debts='' met=''
  # Whatever cannot be written here, the next recover goes on with.
  where=$journal result="write-failed $journal"
  each_line_back restore_line || return
  while [ -n "$made" ]; do
    made=${made%"$nl"}
    top=${made##*"$nl"}
    # Another program may have put something there.
    set_writer "${top%/*}"
    is_inside "${top%/*}" && as_writer rmdir "$at$top" 2>/dev/null
    made=${made%"$top"}
  done
  where=$journal
  case $state in
    begun | moving) attempt keep_debts && attempt write_note 0644 "$entry/state" begun && unmark && drop_entry ;;
    *) close_entry undone && rm -rf "$entry/before" ;;
  esac
}

# roll_back: rolls the open change back; if that is not possible, ends and leaves everything as it is.
roll_back() {
  ignore_signals
  marked=' ' result=''
  if ! { each_line is_before_whole && each_line check_recoverable && stage_all_old; }; then
    each_line remove_temps
    finish_stuck
  fi
  restore_all || finish_stuck
}

# finish_stuck: tells what only has to be written apart from what nobody but a person can mend.
finish_stuck() {
  case $result in
    no-space\ * | write-failed\ *) finish "halted $change $where" ;;
    *) finish "stuck $change $where" ;;
  esac
}

undo_change() {
  if is_free "$store/changes/$change"; then
    is_free "$store/aside/$change" || finish "damaged $journal/aside/$change"
    finish unknown
  fi
  if ! open_entry "$change"; then
    set_aside "$store/changes/$change"
    finish "damaged $aside"
  fi
  [ "$state" != undone ] || finish undone-already
  unchanged=''
  each_line is_before_whole || finish "unrestorable $where"
  each_line check_undoable || finish_unchanged
  if ! { is_wanted && mark undoing; }; then finish_unchanged; fi
  if ! { stage_all_old && is_wanted; }; then
    blame_signal
    ignore_signals
    each_line remove_temps
    write_note 0644 "$entry/state" 'done' && unmark
    finish "$result"
  fi
  restore_all || finish_stuck
  forgive_debts
  finish_restored 'done'
}

# finish_restored WORDS: as finish, unless a refresh failed after the files were restored.
finish_restored() {
  [ -z "$unrefreshed" ] || finish "unrefreshed $unrefreshed"
  finish "$1"
}
