import type { FoundReceipt, HostFacts } from '../../shared/model/facts.ts'
import type { Stage } from '../../shared/model/plan.ts'
import { receiptsFor } from '../drivers/receipts.ts'
import type { DriverDraft } from './draft.ts'
import type { SealedPlan } from './host-protocol/apply.ts'
import { journalFor } from './privilege.ts'
import { type ReceiptInput, receiptStages, type SealedDraft, tidyStages } from './receipt.ts'
import { createSealer, sealReliances } from './seal-stages.ts'
import type { Wish } from './wish.ts'

/** What sealing needs beside the drafts. */
export interface SealInput {
  readonly facts: HostFacts
  readonly wish: Wish
  readonly drafts: readonly DriverDraft[]
  readonly change: string
  /** Whether it will be applied with root rights. */
  readonly privileged: boolean
}

/**
 * Ties drafts to what is on the host: each file with what is expected there when its turn comes, files that are right
 * already left out, and at the end a receipt of what is put, or the removal of those that no longer hold. Pure.
 * @returns undefined where nothing is left to do.
 */
export function sealPlan(input: SealInput): SealedPlan | undefined {
  const { facts, wish, change } = input
  const sealer = createSealer(facts)
  const drafts = input.drafts.map((each): SealedDraft => ({ ...each, stages: sealer.seal(each.draft.stages) }))
  // What migrates stays trusted for whoever needed it before, and docker-machine's files are its own: no receipts.
  const hasReceipt = wish.kind !== 'migrate' && wish.kind !== 'machine-config'
  const last = hasReceipt ? lastStages({ ...input, wish, drafts }) : []
  const stages = [...drafts.flatMap((draft) => draft.stages), ...sealer.seal(last)]
  if (stages.length === 0) return undefined
  const verify = isAdding(wish) ? drafts.flatMap(({ draft }) => draft.verify) : []
  const journal = journalFor(facts, input.privileged)
  const relies = sealReliances(
    facts,
    drafts.flatMap(({ draft }) => draft.relies ?? []),
  )
  return { mode: 'apply', change, root: facts.root, journal, relies, stages, verify }
}

/** Whether a wish puts something that a receipt will have to speak of. */
function isAdding(wish: Wish): boolean {
  return wish.kind === 'trust' || (wish.kind === 'insecure' && wish.on)
}

/** The receipts that no longer hold once a wish is done. */
export function endingReceipts(facts: HostFacts, wish: Wish): FoundReceipt[] {
  if (isAdding(wish) || wish.kind === 'migrate' || wish.kind === 'machine-config') return []
  return receiptsFor(facts, wish.registry.name, wish.kind === 'insecure' ? 'insecure' : 'trust')
}

function lastStages(input: ReceiptInput): Stage[] {
  const { facts, wish, drafts } = input
  if (isAdding(wish)) return receiptStages(input)
  const receipts = endingReceipts(facts, wish)
  const ops = drafts.flatMap(({ stages }) => stages.flatMap((stage) => stage.files))
  return tidyStages(facts, receipts, new Set(ops.filter(({ op }) => op === 'remove').map(({ path }) => path)))
}
