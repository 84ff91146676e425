# Mooring apply, part: making a change.

# ---- staged content ----

# set_temp: sets temp, where the content for $path is staged: beside it; if its directory is missing too, in a copy of the
# missing directories whose top has a temporary name, so that one rename puts all of it in place. If several lines are about
# a path, each stages under a name of its own.
set_temp() {
  top=$path below=''
  while parent=${top%/*} && [ ! -d "$at$parent/" ]; do
    below=/${top##*/}$below top=$parent
  done
  temp=$at$parent/.mooring-$change-${top##*/}.tmp$below
  if [ -n "$earlier$later" ]; then temp=${temp%/*}/$(print_temp "$number"); fi
}

# print_temp NUMBER: the temporary name for that line, one of several about $path.
print_temp() { printf '%s' ".mooring-$change.$1-${path##*/}.tmp"; }

# make_directories DIRECTORY: makes it and its missing parents, for the owner of the file that it will hold.
make_directories() {
  [ -d "$1" ] && return
  make_directories "${1%/*}" && as_writer mkdir -m 0755 "$1" && { [ -z "$owner" ] || set_owner "$1"; }
}

# set_owner PATH: gives it to the owner of the current line. A user's own files are that user's from the start.
set_owner() {
  if [ -n "$writer" ]; then as_writer chgrp "${owner#*:}" "$1"; else chown -h "$owner" "$1"; fi
}

# rename_into_place: renames what is staged for $path or for a directory above it; nothing, if another line's rename
# brought it.
rename_into_place() {
  top=$path
  while [ -n "$top" ]; do
    temp=$at${top%/*}/.mooring-$change-${top##*/}.tmp
    if [ -e "$temp" ]; then
      rename_file "$temp" "$at$top" || return
      break
    fi
    top=${top%/*}
  done
  if [ -n "$earlier$later" ]; then rename_file "$at${path%/*}/$(print_temp "$number")" "$target"; fi
}

# rename_file TEMP NAME: mv would move into a directory that came there meanwhile; that gives 73, as no command here does.
rename_file() {
  [ ! -d "$2" ] || return 73
  as_writer mv -f "$1" "$2" && flush "${2%/*}/"
}

remove_file() { as_writer rm -f "$1" && flush "${1%/*}/"; }

# remove_temps: removes what is still staged for $path.
remove_temps() {
  top=${target:+$path}
  if [ -n "$target" ] && [ -n "$earlier$later" ]; then remove_temp "${path%/*}" "$(print_temp "$number")"; fi
  while [ -n "$top" ]; do
    remove_temp "${top%/*}" ".mooring-$change-${top##*/}.tmp"
    top=${top%/*}
  done
}

# remove_temp DIRECTORY NAME: nothing in a directory outside of the root.
remove_temp() {
  temp=$at$1/$2
  if ! is_free "$temp" && is_inside "$1"; then as_writer rm -rf "$temp"; fi
}

# ---- apply ----

# check_parents: checks that what is above $path are directories under the root; sets missing, those not there yet.
check_parents() {
  missing='' top=${path%/*}
  while [ -n "$top" ] && [ ! -d "$at$top" ]; do
    if [ -e "$at$top" ] || [ -L "$at$top" ]; then return 1; fi
    missing=$top$nl$missing top=${top%/*}
  done
  is_inside "$top"
}

# is_owner_allowed: root gives a user a file only in a directory of that user's, or in place of one that user owns already.
# Otherwise whoever can change the path would get a file in any directory. In a user's directory all files have to be that
# user's, who could neither write nor restore another's; root's may go, since that user could remove them anyway.
is_owner_allowed() {
  [ "$caller" = 0 ] && [ -z "$at" ] || return 0
  case $writer${owner%:*} in '' | 0) return ;; esac
  uid=''
  describe "$target"
  if [ -z "$writer" ]; then
    [ "$uid" = "${owner%:*}" ]
    return
  fi
  case $verb:$uid in *: | *:"$writer" | remove:0) ;; *) return 1 ;; esac
  case $owner in '' | "$writer":*) ;; *) return 1 ;; esac
  real=$(cd -P "${top:-/}" 2>/dev/null && pwd -P) && find_owner "$real" && [ "$user" = "$writer" ]
}

check_line() {
  # What an earlier line leaves is what a later one finds; see count_line.
  [ -n "$target" ] && [ -z "$earlier" ] || return 0
  result="unsafe $path"
  check_parents || return 1
  if [ "$verb" != rely ] && ! is_owner_allowed; then result="foreign $path" && return 1; fi
  if [ -L "$target" ]; then return 1
  elif [ -f "$target" ]; then found='file'
  elif [ -d "$target" ]; then found=dir
  elif [ -e "$target" ]; then return 1
  else found=absent
  fi
  case $verb:$found:$expect in
    put:absent:absent | rely:absent:absent | *:file:exists | remove:dir:dir) ;;
    put:dir:*) return 1 ;;
    *)
      result="changed $path"
      [ "$found" = file ] && sha256 "$target" && [ "$digest" = "$expect" ] || return 1
      ;;
  esac
  while [ -n "$missing" ]; do
    top=${missing%%"$nl"*}
    missing=${missing#*"$nl"}
    case $nl$made in *"$nl$top$nl"*) ;; *) made=$made$top$nl ;; esac
  done
}

# check_relied: whether the files that the plan relies on are still as the survey saw them.
check_relied() {
  requested=$plan plan=$rely_lines
  each_line check_words && each_line check_line || return
  plan=$requested made=''
}

# stage_new: saves what is there now, and stages the new content.
stage_new() {
  [ -n "$target" ] || return 0
  set_temp
  # The journal's disk may be full; but what a user may not read is no fault of the journal.
  where=$journal
  save_before || { case $result in write-failed*) result="write-failed $path" ;; esac && return 1; }
  where=$path
  [ "$verb" = put ] || return 0
  attempt make_directories "${temp%/*}" && attempt receive_content || return
  if sha256 "$temp" && [ "$digest" = "$sha" ]; then flush "$temp" && return; fi
  describe "$temp"
  # Standard input ended early: the caller went away.
  result=cancelled
  if [ "$size" -eq "$length" ]; then
    result=refused
    explain content-differs "$path"
  fi
  return 1
}

save_before() {
  before=$entry/before/$number now=$target
  if [ -n "$earlier" ]; then now=${temp%/*}/$(print_temp "$earlier"); fi
  if [ -d "$now" ]; then
    describe "$now"
    attempt mkdir "$before" && attempt chown "$uid:$gid" "$before" &&
      attempt chmod "$mode" "$before" && attempt touch -r "$now" "$before"
  elif [ -f "$now" ]; then
    # A larger one would not be taken for a before-image.
    result="unsafe $path"
    describe "$now" && [ "$size" -le "$hash_limit" ] || return
    if [ -n "$writer" ]; then attempt save_users; else attempt cp -p "$now" "$before"; fi && flush "$before"
  fi
}

receive_content() {
  # A file or link that somebody else put there is not written to.
  is_free "$temp" || return
  if [ -n "$writer" ]; then
    print_content | fill "$temp" && set_owner "$temp" && as_writer chmod "$perms" "$temp"
  else
    set -C
    { print_content && chown "$owner" "$own_output" && chmod "$perms" "$own_output"; } >"$temp"
  fi
}

print_content() { [ "$length" = 0 ] || dd bs=1 count="$length" <&3; }

commit_line() {
  if [ "$verb" = stage ]; then stage=$((stage + 1)) && return; fi
  if is_abandoned; then result=cancelled && return 1; fi
  where=$path
  case $verb in
    run | try)
      [ -z "$at" ] || return 0
      report_step run "$name"
      where=$journal
      attempt note_ran "$stage" && run_line 'do'
      return
      ;;
    put)
      report_step put "$path"
      attempt rename_into_place
      ;;
    remove)
      report_step remove "$path"
      if [ ! -d "$target" ]; then
        attempt remove_file "$target"
      elif as_writer rmdir "$target" 2>/dev/null; then
        flush "${target%/*}/"
      fi
      ;;
  esac
}

# confirm_line: whether it is all there, whatever else has happened on the host.
confirm_line() {
  [ "$verb" != put ] || [ -n "$later" ] || is_as_after || { result="write-failed $path" && return 1; }
}

apply_change() {
  entry=$store/changes/$change ran=0
  [ ! -e "$entry" ] || refuse_with change-exists "$change"
  check_relied || finish_unchanged
  count_steps
  if ! { each_line check_line && settle_plan; }; then finish_unchanged; fi
  # Receiving the content may have taken long, so the expectations are checked again.
  if ! { begin_entry && each_line stage_new && each_line check_line && is_wanted && mark moving; }; then
    blame_signal
    drop_entry
    finish "$result"
  fi
  if each_line commit_line && each_line confirm_line && is_wanted && close_entry 'done'; then
    forgive_debts
    verify_all
    finish 'done'
  fi
  blame_signal
  outcome=$result
  open_entry "$change" || finish "stuck $change $journal/changes/$change"
  roll_back
  finish_restored "$outcome"
}

is_wanted() {
  [ -n "$watcher" ] || watch_input
  result=cancelled
  ! is_abandoned
}

# close_entry STATE: marks the change as finished, `done` or `undone`.
close_entry() {
  where=$journal
  attempt keep_debts && attempt write_note 0644 "$entry/state" "$1" && flush "$entry" && unmark
}
