import { Failure } from '../../shared/failure.ts'
import type { Change } from '../../shared/model/change.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import { plannedFiles } from '../../shared/model/plan-steps.ts'
import { listed } from '../../shared/words/param.ts'
import { blockUsers, claimants, unreadPath } from '../drivers/index.ts'

/**
 * Undo restores the state before a change, even if something else relies on it. So undo is refused if the change
 * installed a file that another registry still needs, or lines in one that a later change needs; untrust leaves them.
 * @throws Failure `undo-shared`.
 */
export function refuseShared(
  facts: HostFacts,
  { id, stages, registry }: Pick<Change, 'id' | 'stages' | 'registry'>,
): void {
  if (registry === undefined) return
  // A file with settings of several registries is undone by its content, whoever it serves.
  const trusts = { ...facts, receipts: facts.receipts.filter(({ kind }) => kind === 'trust') }
  for (const { path } of plannedFiles(stages)) {
    const claiming = claimants(trusts, path).filter((name) => name !== registry)
    const others = [...new Set([...claiming, ...blockUsers(facts, path, id).map((each) => each.registry)])].sort()
    if (others.length > 0) throw new Failure('undo-shared', { path, registries: listed(others), registry })
  }
}

/**
 * Undo of a removal restores files; but the lines by which the host reads them may have gone with a later change.
 * @throws Failure `undo-unread`.
 */
export function refuseUnread(facts: HostFacts, { kind, stages }: Pick<Change, 'kind' | 'stages'>): void {
  if (kind !== 'untrust' && kind !== 'insecure-off') return
  const path = unreadPath(
    facts,
    plannedFiles(stages).map((file) => file.path),
  )
  if (path !== undefined) throw new Failure('undo-unread', { path })
}
