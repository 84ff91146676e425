import type { HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { bootsync } from '../../boot2docker/disk.ts'
import { nothing, type PlacedFile } from '../../driver.ts'
import { anchorNotes, removalOf } from '../../receipts.ts'
import { planWithoutBlock } from './bootsync.ts'

/**
 * Plans the removal of what Mooring put on a Boot2Docker machine for a registry. The block in bootsync.sh goes with the
 * last registry that needs it, whatever else has changed in that file since.
 */
export function planUntrust(facts: HostFacts, placed: readonly PlacedFile[]): Draft {
  const files = placed.filter(({ path }) => path !== bootsync)
  const { removes, changed } = removalOf(facts, files)
  const isBlockDue = files.length < placed.length && registriesWithBlock(facts) < 2
  const block = isBlockDue ? planWithoutBlock(facts) : []
  return {
    ...nothing,
    stages: [{ files: [...removes, ...block], runs: [] }],
    notes: changed.map((path) => makeNote(anchorNotes, 'left-alone', { path })),
  }
}

function registriesWithBlock({ receipts }: HostFacts): number {
  const naming = receipts.filter(({ files }) => files.some(({ path }) => path === bootsync))
  return new Set(naming.map(({ registry }) => registry)).size
}
