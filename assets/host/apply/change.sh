# Mooring apply, part: making a change.

# ---- where new content waits ----

# waiting: sets temp, where the content for $path waits: beside it; where its directory is missing too, in a copy of the
# missing directories whose top has a temporary name, so that one rename makes all of it appear. What one of several lines
# about a path has for it waits under that line's own name, and appears by itself.
waiting() {
  top=$path below=''
  while parent=${top%/*} && [ ! -d "$at$parent/" ]; do
    below=/${top##*/}$below top=$parent
  done
  temp=$at$parent/.mooring-$change-${top##*/}.tmp$below
  if [ -n "$earlier$later" ]; then temp=${temp%/*}/$(turn "$number"); fi
}

# turn NUMBER: prints what the content of that line, one of several about $path, is called while it waits.
turn() { printf '%s' ".mooring-$change.$1-${path##*/}.tmp"; }

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
      name_it "$temp" "$at$top" || return
      break
    fi
    top=${top%/*}
  done
  if [ -n "$earlier$later" ]; then name_it "$at${path%/*}/$(turn "$number")" "$target"; fi
}

# name_it TEMP NAME: mv would move into a directory that came there meanwhile.
name_it() {
  if [ -d "$2" ]; then echo "$2 is a directory" && return 1; fi
  mv -f "$1" "$2" && flush "${2%/*}/"
}

# vanish FILE
vanish() { rm -f "$1" && flush "${1%/*}/"; }

# sweep: removes what still waits.
sweep() {
  top=${target:+$path}
  if [ -n "$target" ] && [ -n "$earlier$later" ]; then rm -f "$at${path%/*}/$(turn "$number")"; fi
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

# is_due: whether a file may come to be its owner's. Root gives nobody a file but in that user's own hands, or in place
# of one that was his: else whoever had a say in the path would get a file in any directory.
is_due() {
  [ -z "$at" ] && [ "${owner%:*}" != 0 ] && [ "$(id -u)" = 0 ] || return 0
  if describe "$target" && [ "$uid" = "${owner%:*}" ]; then return; fi
  there=$(cd -P "${top:-/}" 2>/dev/null && pwd -P) && owner_of "$there" && [ "$user" = "${owner%:*}" ]
}

check() {
  # What an earlier line leaves is what a later one finds; see count.
  [ -n "$target" ] && [ -z "$earlier" ] || return 0
  why="unsafe $path"
  rooted || return 1
  [ "$verb" != put ] || is_due || return 1
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

# as_surveyed: whether the files that the plan was decided by are still as they were then.
as_surveyed() {
  requested=$plan plan=$grounds
  forward valid && forward check || return
  plan=$requested made=''
}

# stage_new: keeps what is there now, and writes the new content where it waits.
stage_new() {
  [ -n "$target" ] || return 0
  where=$path
  waiting
  keep || return
  [ "$verb" = put ] || return 0
  attempt grow "${temp%/*}" && attempt receive && attempt dress || return
  if sha256 "$temp" && [ "$digest" = "$sha" ]; then flush "$temp" && return; fi
  describe "$temp"
  why="refused content of $path"
  # Standard input ended early: the caller went away.
  [ "$size" -eq "$length" ] || why=cancelled
  return 1
}

keep() {
  before=$entry/before/$number now=$target
  if [ -n "$earlier" ]; then now=${temp%/*}/$(turn "$earlier"); fi
  if [ -d "$now" ]; then
    describe "$now"
    attempt mkdir "$before" && attempt chown "$uid:$gid" "$before" &&
      attempt chmod "$mode" "$before" && attempt touch -r "$now" "$before"
  elif [ -f "$now" ]; then
    attempt cp -p "$now" "$before" && flush "$before"
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
      attempt appear
      ;;
    remove)
      step remove "$path"
      if [ ! -d "$target" ]; then
        attempt vanish "$target"
      elif rmdir "$target" 2>/dev/null; then
        flush "${target%/*}/"
      fi
      ;;
  esac
}

# confirm: that all of it is there, whatever else happened on the host meanwhile.
confirm() {
  [ "$verb" != put ] || [ -n "$later" ] || is_new || { why="write-failed $path" && return 1; }
}

apply() {
  entry=$store/changes/$change ran=0
  [ ! -e "$entry" ] || finish "refused change $change is there already"
  as_surveyed || finish "$why"
  outline
  forward check || finish "$why"
  # Content may have been long on its way, so what it takes the place of is looked at again.
  if ! { begin && forward stage_new && forward check && still_wanted && mark; }; then
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
