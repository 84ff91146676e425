import { Failure } from '../../shared/failure.ts'
import type { Change } from '../../shared/model/change.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import { listed } from '../../shared/words/param.ts'
import { claimants } from '../drivers/index.ts'

/**
 * Undo puts back what was there before a change, whoever relies on what came with it. So it is refused where the change
 * put a file that another registry's trust needs as it is now; untrust leaves such a file.
 * @throws Failure `undo-shared`.
 */
export function refuseShared(facts: HostFacts, { files, registry }: Pick<Change, 'files' | 'registry'>): void {
  if (registry === undefined) return
  // Files that hold settings of several registries are undone by their content, not by whom they serve.
  const trusts = { ...facts, receipts: facts.receipts.filter(({ kind }) => kind === 'trust') }
  for (const { path } of files) {
    const others = claimants(trusts, path).filter((name) => name !== registry)
    if (others.length > 0) throw new Failure('undo-shared', { path, registries: listed(others), registry })
  }
}
