import { baseName } from '../../../../shared/host-path.ts'
import type { HostFacts } from '../../../../shared/model/facts.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { anchorFiles } from '../../anchor-directory.ts'
import { storeKind } from './find-store.ts'
import { storeSeverities } from './notes.ts'

/** A note where a person put anchors into the system's store: they are trusted for every registry. */
export function byHandNotes(facts: HostFacts): Note[] {
  const store = storeKind(facts)
  const count = store
    ? anchorFiles(facts, store).filter(({ path }) => !baseName(path).startsWith('mooring-')).length
    : 0
  if (!store || count === 0) return []
  return [makeNote(storeSeverities, 'anchors-by-hand', { directory: store.directory, count })]
}
