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

/** What one driver decided. */
export interface DriverDraft {
  readonly driver: string
  readonly draft: Draft
}

/** Asks the drivers what an intent takes on a host. Pure: the same facts give the same drafts. */
export function draftsFor(facts: HostFacts, intent: ResolvedIntent): DriverDraft[] {
  return drivers.flatMap((driver) => {
    const draft = draftBy(driver, facts, intent)
    return draft ? [{ driver: driver.id, draft }] : []
  })
}

/** What one driver decides; undefined where it has no plan for intents of that kind. */
export function draftBy({ id, plans }: Driver, facts: HostFacts, intent: ResolvedIntent): Draft | undefined {
  const rule = receiptRule(intent)
  const files = rule ? receiptsFor(facts, rule).flatMap((receipt) => receipt.files) : []
  const own = files.filter(({ driver }) => driver === id)
  return planned(plans, intent.kind, facts, intent, own)
}

/** Kind and intent are one: so the compiler knows that the plan of a kind takes intents of that kind. */
function planned<Kind extends ResolvedIntent['kind']>(
  plans: DraftPlans,
  kind: Kind,
  facts: HostFacts,
  intent: ResolvedAs<Kind>,
  own: readonly ReceiptFile[],
): Draft | undefined {
  return plans[kind]?.(facts, intent, own)
}
