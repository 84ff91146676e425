import type { HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { desktopNotes } from '../../docker-engine/restart/desktop.ts'
import type { PlacedFile } from '../../driver.ts'
import { anchorNotes, removalOf } from '../../receipts.ts'

/** Plans the removal of what Mooring put in certs.d for a registry, and of nothing else. */
export function planUntrust(facts: HostFacts, placed: readonly PlacedFile[]): Draft {
  const { removes, changed } = removalOf(facts, placed)
  return {
    stages: [{ files: removes, runs: [] }],
    notes: [
      ...changed.map((path) => makeNote(anchorNotes, 'left-alone', { path })),
      ...desktopNotes(
        facts,
        removes.map(({ path }) => path),
      ),
    ],
    restart: 'none',
    verify: [],
  }
}
