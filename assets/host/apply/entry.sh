# Mooring apply, part: an entry of the journal, and whether it is this program's. Whoever fills a directory tree can put anything there.

# Bytes of the plan in an entry.
entry_limit=262144
# What this program makes in an entry.
entry_names='about before list made new plan ran said stalled state why'

# check_entry: whether the entry can be this program's: files of whoever runs it, none too large, and before-images, which are
# files and empty directories.
check_entry() {
  is_own "$entry" || return
  set +f
  set -- "$entry"/* "$entry"/.[!.]* "$entry"/..?* "$entry/before"/* "$entry/before"/.[!.]* "$entry/before"/..?*
  set -f
  for each; do
    is_free "$each" && continue
    [ ! -L "$each" ] || return
    case ${each#"$entry"/} in
      before) [ -d "$each" ] && is_own "$each" || return ;;
      # With the owner that it had.
      before/*) [ -f "$each" ] || is_empty "$each" || return ;;
      *) [ -f "$each" ] && is_own "$each" || return ;;
    esac
  done
  is_small "$entry" "$entry_limit" && is_small "$entry/before" "$hash_limit"
}

# is_empty DIRECTORY
is_empty() {
  [ -d "$1" ] || return
  set +f
  set -- "$1"/* "$1"/.[!.]* "$1"/..?*
  set -f
  for file; do is_free "$file" || return; done
}

# is_small DIRECTORY LIMIT: whether none of the files in it has more bytes. A line that a name pretends to be can only fail.
# shellcheck disable=SC2012 # find is not everywhere
is_small() {
  [ ! -d "$1" ] || ls -lAn "$1" | while read -r about _ _ _ bytes _; do
    case $about in -*) [ "$bytes" -le "$2" ] || exit ;; esac
  done
}

# is_unbegun: whether the entry has no plan, no before-image and nothing of others, as one that was just made or is almost removed.
is_unbegun() {
  case $state in '' | begun) ;; *) return 1 ;; esac
  is_free "$entry/plan" && { is_free "$entry/before" || is_empty "$entry/before"; } || return
  set +f
  set -- "$entry"/* "$entry"/.[!.]* "$entry"/..?*
  set -f
  for file; do
    case " $entry_names " in *" ${file##*/} "*) ;; *) is_free "$file" || return ;; esac
  done
}

# is_before_whole: whether the before-image of the current line is what the plan expected at its path. Sets where, its path.
is_before_whole() {
  [ -n "$target" ] || return 0
  before=$entry/before/$number where=$journal/changes/$change/before/$number
  case $expect in
    absent) is_free "$before" ;;
    dir) is_empty "$before" ;;
    *) [ -f "$before" ] && sha256 "$before" && [ "$digest" = "$expect" ] ;;
  esac
}

# begin_entry: creates an entry for $change, and tells everyone that content of it is being staged.
begin_entry() {
  where=$journal
  hash_text "$made$plan"
  # An earlier Mooring let nobody but root list them.
  attempt chmod 0755 "$store/changes" && attempt mkdir -m 0755 "$entry" && attempt mkdir "$entry/before" &&
    attempt write_note 0600 "$entry/made" "$made" &&
    attempt note_ran 0 &&
    attempt write_note 0644 "$entry/about" "$maker_note" &&
    attempt write_note 0644 "$entry/state" begun &&
    attempt write_note 0600 "$entry/plan" "${plan}end $digest" &&
    attempt write_note 0644 "$store/unfinished" "$change staging"
}

# hash_text TEXT: sets digest.
hash_text() {
  digest=$(printf '%s' "$1" | $hasher)
  digest=${digest%% *}
}

# open_entry ID: reads the entry of a change into plan, made, ran and state. Fails if it is damaged, or somebody else has made it.
open_entry() {
  change=$1 entry=$store/changes/$1 plan='' made='' ran=0 passed=0 chains=' ' is_damaged='' opened=$journal/changes/$1
  check_name "$1"
  ignore_signals
  if [ -z "$is_damaged" ] && check_entry && read_state && read_plan; then
    IFS=$nl
    for each in $made; do check_path "$each"; done
    unset IFS
    each_line check_words
    [ -n "$is_damaged" ] || { count_steps && read_ran; }
  else
    is_damaged=yes
  fi
  hear_signals
  opened=''
  [ -z "$is_damaged" ]
}

# read_plan: sets plan and made, if both are whole.
read_plan() {
  { plan=$(cat "$entry/plan") && made=$(cat "$entry/made"); } 2>/dev/null || return
  made=${made:+$made$nl} seal=${plan##*"$nl"}
  plan=${plan%"$seal"}
  hash_text "$made$plan"
  [ "$seal" = "end $digest" ]
}

# note_ran STAGE: notes that its refreshes begin, and in which boot.
note_ran() { write_note 0600 "$entry/ran" "$1 $boot"; }

# read_ran: sets ran. Where nothing tells it, all refreshes are repeated; and after a boot, in which Docker may have read files
# of a stage whose refreshes had not begun.
read_ran() {
  case $state in
    begun | moving)
      if { read -r ran begun_in <"$entry/ran"; } 2>/dev/null && [ "$begun_in" = "$boot" ]; then case $ran in [0-9]*) return ;; esac; fi
      ;;
  esac
  ran=$stages
}

# read_state: sets state, empty where it is none that this program writes.
read_state() {
  state=''
  [ -f "$entry/state" ] && is_own "$entry/state" || return
  { read -r state <"$entry/state"; } 2>/dev/null
  case $state in begun | moving | done | undoing | undone) ;; *) state='' ;; esac
  [ -n "$state" ]
}

# settle_plan: names the content of files that the survey could not read, so that their before-images can be held against it.
settle_plan() {
  settled=''
  each_line settle_line && plan=$settled
}

settle_line() {
  result="changed $path"
  if [ "$expect" = exists ]; then sha256 "$target" && line="${line%% *} $digest ${line#* * }" || return; fi
  settled=$settled$line$nl
}
