import { fileBehind, type HostFacts, isLive } from '../../../../shared/model/facts.ts'
import type { Draft, RemoveOp } from '../../../../shared/model/plan.ts'
import type { ReceiptFile } from '../../../../shared/model/receipt.ts'
import { makeNote } from '../../../../shared/note.ts'
import { listed } from '../../../../shared/words/param.ts'
import { filesHolding } from '../../anchor-directory.ts'
import { planRestart } from '../../docker-engine/restart/plan-restart.ts'
import { nothing } from '../../driver.ts'
import { claimants, leftAloneNotes, removalOf } from '../../receipts.ts'
import type { UntrustIntent } from '../../resolved-intent.ts'
import { readers } from './engines.ts'
import { rebuild, type StoreFamily } from './families.ts'
import { findStore } from './find-store.ts'
import { storeSeverities } from './notes.ts'

/**
 * Plans the removal of Mooring's files for a registry from the system trust store. Files that another registry needs,
 * or that were changed, stay. Docker keeps trusting what it has read until it restarts.
 * @throws Failure as for trust.
 */
export function planSystemUntrust(facts: HostFacts, intent: UntrustIntent, own: readonly ReceiptFile[]): Draft {
  if (own.length === 0) return nothing
  const store = findStore(facts)
  const { removes, changed, shared } = removalOf(facts, own)
  const copies = copiesOf(facts, store, removes)
  const isNeeded = (path: string): boolean => claimants(facts, path).length > 0
  const notes = [
    ...leftAloneNotes(changed),
    ...[...shared, ...copies.filter(isNeeded)].map((path) =>
      makeNote(storeSeverities, 'still-needed', { path, registries: listed(claimants(facts, path)) }),
    ),
    ...copies.filter((path) => !isNeeded(path)).map((path) => makeNote(storeSeverities, 'copy-stays', { path })),
  ]
  if (removes.length === 0) return { ...nothing, notes, stays: changed }
  if (!isLive(facts)) {
    const note = makeNote(storeSeverities, 'tree-not-built', { command: store.command })
    return { ...nothing, stages: [{ files: removes, runs: [] }], notes: [...notes, note], stays: changed }
  }
  const restart = planRestart(facts, readers(facts, store), intent.noRestart ?? false)
  const paths = removes.map(({ path }) => path)
  return {
    stages: [{ files: removes, runs: [rebuild(store, 'remove', paths), ...restart.runs] }],
    notes: [...notes, ...restart.notes],
    restarts: restart.restarts,
    relies: restart.relies,
    verify: [],
    stays: changed,
  }
}

/** Other files with the removed certificates. */
function copiesOf(facts: HostFacts, store: StoreFamily, removes: readonly RemoveOp[]): string[] {
  const gone = new Set(removes.map(({ path }) => path))
  const copies = removes.flatMap(({ path }) => filesHolding(facts, store, fileBehind(facts, path)?.text ?? ''))
  return [...new Set(copies.map(({ path }) => path))].filter((path) => !gone.has(path))
}
