import type { FoundReceipt, HostFacts } from '../../shared/model/facts.ts'
import type { Stage } from '../../shared/model/plan.ts'
import { type ResolvedIntent, receiptRule, receiptsFor } from '../drivers/index.ts'
import type { DriverDraft } from './draft.ts'
import type { RequestTo } from './host-protocol/apply.ts'
import { journalFor } from './privilege.ts'
import { type ReceiptInput, receiptStages, type SealedDraft, tidyStages } from './receipt.ts'
import { createSealer, sealReliances } from './seal-stages.ts'

/** Input for sealing. */
export interface SealInput {
  readonly facts: HostFacts
  readonly intent: ResolvedIntent
  readonly drafts: readonly DriverDraft[]
  readonly change: string
  /** Whether it will be applied with root rights. */
  readonly privileged: boolean
}

/**
 * Ties drafts to the host's state: each file with its expected state at that point, without files that are already
 * right, and at the end a receipt of the installed files or the removal of obsolete receipts. Pure.
 * @returns undefined if nothing is left to do.
 */
export function sealDrafts(input: SealInput): RequestTo<'apply'> | undefined {
  const { facts, intent, change } = input
  const sealer = createSealer(facts)
  const drafts = input.drafts.map((each): SealedDraft => ({ ...each, stages: sealer.seal(each.draft.stages) }))
  const stages = [...drafts.flatMap((draft) => draft.stages), ...sealer.seal(lastStages({ ...input, drafts }))]
  if (stages.length === 0) return undefined
  const verify = receiptRule(intent)?.effect === 'leaves' ? drafts.flatMap(({ draft }) => draft.verify) : []
  const journal = journalFor(facts, input.privileged)
  const relies = sealReliances(
    facts,
    drafts.flatMap(({ draft }) => draft.relies ?? []),
  )
  return { mode: 'apply', change, root: facts.root, journal, relies, stages, verify }
}

/** The receipts that an intent makes obsolete. */
export function endingReceipts(facts: HostFacts, intent: ResolvedIntent): FoundReceipt[] {
  const rule = receiptRule(intent)
  return rule?.effect === 'ends' ? receiptsFor(facts, rule) : []
}

/** The receipt of a change, or the removal of obsolete ones. */
function lastStages(input: ReceiptInput): Stage[] {
  const { facts, intent, drafts } = input
  const ops = drafts.flatMap(({ stages }) => stages.flatMap((stage) => stage.files))
  const removed = new Set(ops.filter(({ op }) => op === 'remove').map(({ path }) => path))
  return [...receiptStages(input), ...tidyStages(facts, endingReceipts(facts, intent), removed)]
}
