import type { HostFacts, ReceiptFile } from '../../shared/model/facts.ts'
import type { Draft } from '../../shared/model/plan.ts'
import {
  type DraftPlans,
  drivers,
  type ResolvedAs,
  type ResolvedIntent,
  receiptRule,
  receiptsFor,
} from '../drivers/index.ts'

/** What one driver decided. */
export interface DriverDraft {
  readonly driver: string
  readonly draft: Draft
}

/** Asks the drivers what an intent takes on a host. Pure: the same facts give the same drafts. */
export function draftsFor(facts: HostFacts, intent: ResolvedIntent): DriverDraft[] {
  const rule = receiptRule(intent)
  const files = rule ? receiptsFor(facts, rule).flatMap((receipt) => receipt.files) : []
  return drivers.flatMap(({ id, plans }) => {
    const own = files.filter(({ driver }) => driver === id)
    const draft = draftWith(plans, intent.kind, facts, intent, own)
    return draft ? [{ driver: id, draft }] : []
  })
}

/** One driver's draft; undefined where it has no plan for intents of that kind. */
function draftWith<Kind extends ResolvedIntent['kind']>(
  plans: DraftPlans,
  kind: Kind,
  facts: HostFacts,
  intent: ResolvedAs<Kind>,
  own: readonly ReceiptFile[],
): Draft | undefined {
  return plans[kind]?.(facts, intent, own)
}
