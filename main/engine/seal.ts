import type { HostFacts } from '../../shared/model/facts.ts'
import type { Stage, VerifyRequest } from '../../shared/model/plan.ts'
import type { FoundReceipt } from '../../shared/model/receipt.ts'
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
  const verify = verifying(intent, drafts)
  const journal = journalFor(facts, input.privileged)
  const relies = sealReliances(
    facts,
    drafts.flatMap(({ draft }) => draft.relies ?? []),
  )
  return { mode: 'apply', change, root: facts.root, journal, relies, stages, verify }
}

/** Whom to ask whether an intent works; nobody for one that ends something. */
export function verifying(intent: ResolvedIntent, drafts: readonly DriverDraft[]): VerifyRequest[] {
  return receiptRule(intent)?.effect === 'leaves' ? drafts.flatMap(({ draft }) => draft.verify) : []
}

/** The receipts that an intent makes obsolete: none that names a file which stays because somebody has changed it. */
export function endingReceipts(
  facts: HostFacts,
  intent: ResolvedIntent,
  drafts: readonly DriverDraft[],
): FoundReceipt[] {
  const rule = receiptRule(intent)
  if (rule?.effect !== 'ends') return []
  const stays = new Set(drafts.flatMap(({ draft }) => draft.stays ?? []))
  return receiptsFor(facts, rule).filter(({ files }) => !files.some(({ path }) => stays.has(path)))
}

/** The receipt of a change, or the removal of obsolete ones. */
function lastStages(input: ReceiptInput): Stage[] {
  const { facts, intent, drafts } = input
  const ops = drafts.flatMap(({ stages }) => stages.flatMap((stage) => stage.files))
  const removed = new Set(ops.filter(({ op }) => op === 'remove').map(({ path }) => path))
  return [...receiptStages(input), ...tidyStages(facts, endingReceipts(facts, intent, drafts), removed)]
}
