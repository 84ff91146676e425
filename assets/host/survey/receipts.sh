# Mooring survey, part: the receipts of changes. A host may have thousands: a batch of them takes four processes.

# How many are read at once, and the most bytes of one, and of all in a journal. They are a kilobyte each.
receipt_batch=200
receipt_limit=524288
receipts_limit=4194304

# emit_receipts DIRECTORY: a record for each batch of the receipts in it, of whatever kind they are; each file whose name
# is a change's.
emit_receipts() {
  directory=$1 receipts_size=0 batch='' batched=0
  [ -e "$at$directory" ] || [ -L "$at$directory" ] || return 0
  if ! [ -d "$at$directory" ] || ! is_inside "$directory" || ! [ -r "$at$directory" ] || ! [ -x "$at$directory" ]; then
    emit receipts "$directory" '' ''
    return
  fi
  set +f
  set -- "$at$directory"/*.json
  set -f
  for entry; do
    name=${entry##*/}
    case ${name%.json} in '' | -* | *[!0-9A-Za-z-]*) continue ;; esac
    batch="$batch $name" batched=$((batched + 1))
    if [ "$batched" = "$receipt_batch" ]; then emit_batch; fi
  done
  [ "$batched" = 0 ] || emit_batch
}

# emit_batch: the files in batch: what they are, a line each, and the contents of those that say `read`.
# shellcheck disable=SC2046,SC2086 # names without blanks and patterns
emit_batch() {
  IFS=$nl
  set -- $(cd "$at$directory" && IFS=' ' && ls -ldn $batch 2>/dev/null)
  unset IFS
  emit receipts "$directory"
  batch='' batched=0
  for listed; do
    read_listing
    state=unread
    if [ "$kind" = file ] && [ "$size" != 0 ] && [ "$size" -le "$receipt_limit" ] && [ -r "$at$directory/$listed_name" ]; then
      state=read receipts_size=$((receipts_size + size))
      if [ "$receipts_size" -gt "$receipts_limit" ]; then state=left; else batch="$batch $listed_name"; fi
    fi
    printf '%s %s %s %s %s %s %s\n' "$listed_name" "$kind" "$mode" "$uid" "$gid" "$size" "$state"
  done
  printf '\0'
  # Before each file stands its name, and before the first an empty one: for a single file, head writes none.
  if [ -n "$batch" ]; then (cd "$at$directory" && head -c "$receipt_limit" /dev/null $batch 2>/dev/null) | emit_hex; else emit ''; fi
  batch=''
}
