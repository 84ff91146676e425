import type { HostFacts } from '../../shared/model/facts.ts'
import type { Draft } from '../../shared/model/plan.ts'
import type { ReceiptFile } from '../../shared/model/receipt.ts'
import {
  asReceiptFiles,
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
export function draftBy(driver: Driver, facts: HostFacts, intent: ResolvedIntent): Draft | undefined {
  const { id, plans } = driver
  const rule = receiptRule(intent)
  const files = rule ? receiptsFor(facts, rule).flatMap((receipt) => receipt.files) : []
  const own = [...files.filter(({ driver }) => driver === id), ...knowinglyRemoved(driver, facts, intent)]
  return planned(plans, intent.kind, facts, intent, own)
}

/** What a person wants to go although no receipt names it as it is. */
function knowinglyRemoved({ id, found }: Driver, facts: HostFacts, intent: ResolvedIntent): ReceiptFile[] {
  if (intent.kind !== 'untrust' || !intent.all || !found) return []
  const { registry } = intent
  const changed = receiptsFor(facts, { kind: 'trust', registry: registry.name }).flatMap(({ files }) =>
    files.flatMap(({ driver, path }) => (driver === id ? [path] : [])),
  )
  return asReceiptFiles(facts, id, registry.name, [...new Set([...changed, ...found(facts, registry)])])
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
