import { Failure } from '../../shared/failure.ts'
import type { Change } from '../../shared/model/change.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import { plannedFiles } from '../../shared/model/plan-steps.ts'
import { listed } from '../../shared/words/param.ts'
import { claimants } from '../drivers/index.ts'

/**
 * Undo restores the state before a change, even if something else relies on it. So undo is refused if the change
 * installed a file that another registry still needs; untrust leaves such a file.
 * @throws Failure `undo-shared`.
 */
export function refuseShared(facts: HostFacts, { stages, registry }: Pick<Change, 'stages' | 'registry'>): void {
  if (registry === undefined) return
  // A file with settings of several registries is undone by its content, whoever it serves.
  const trusts = { ...facts, receipts: facts.receipts.filter(({ kind }) => kind === 'trust') }
  for (const { path } of plannedFiles(stages)) {
    const others = claimants(trusts, path).filter((name) => name !== registry)
    if (others.length > 0) throw new Failure('undo-shared', { path, registries: listed(others), registry })
  }
}
