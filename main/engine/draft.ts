import type { HostFacts, ReceiptFile } from '../../shared/model/facts.ts'
import type { Draft } from '../../shared/model/plan.ts'
import {
  type DraftPlans,
  type Driver,
  drivers,
  type ResolvedAs,
  type ResolvedIntent,
  receiptRule,
  receiptsFor,
} from '../drivers/index.ts'

/** One driver's decision. */
export interface DriverDraft {
  readonly driver: string
  readonly draft: Draft
}

/** Collects the drivers' drafts for an intent on a host. Pure: the same facts give the same drafts. */
export function draftsFor(facts: HostFacts, intent: ResolvedIntent): DriverDraft[] {
  return drivers.flatMap((driver) => {
    const draft = draftBy(driver, facts, intent)
    return draft ? [{ driver: driver.id, draft }] : []
  })
}

/** One driver's draft; undefined if it has no plan for intents of that kind. */
export function draftBy({ id, plans }: Driver, facts: HostFacts, intent: ResolvedIntent): Draft | undefined {
  const rule = receiptRule(intent)
  const files = rule ? receiptsFor(facts, rule).flatMap((receipt) => receipt.files) : []
  const own = files.filter(({ driver }) => driver === id)
  return planned(plans, intent.kind, facts, intent, own)
}

/** Kind and intent share a type parameter, so that the compiler matches a kind's plan with its intents. */
function planned<Kind extends ResolvedIntent['kind']>(
  plans: DraftPlans,
  kind: Kind,
  facts: HostFacts,
  intent: ResolvedAs<Kind>,
  own: readonly ReceiptFile[],
): Draft | undefined {
  return plans[kind]?.(facts, intent, own)
}
