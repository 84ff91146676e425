import type { Driver, ResolvedIntent } from '../../../main/drivers/index.ts'
import { draftBy, draftsFor } from '../../../main/engine/draft.ts'
import type { RequestTo } from '../../../main/engine/host-protocol/apply.ts'
import { sealDrafts } from '../../../main/engine/seal.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import type { Draft } from '../../../shared/model/plan.ts'
import { applyToFacts } from './apply-to-facts.ts'

/** The plan for an intent on a host; `sealed` is undefined if nothing is left to do. */
export interface PlannedOnFacts {
  readonly sealed: RequestTo<'apply'> | undefined
  /** The codes of what the drivers say about it. */
  readonly notes: readonly string[]
}

/** Plans an intent like the engine, as root. */
export function planOnFacts(facts: HostFacts, intent: ResolvedIntent, change = 'c1'): PlannedOnFacts {
  const drafts = draftsFor(facts, intent)
  return {
    sealed: sealDrafts({ facts, intent, drafts, change, privileged: true }),
    notes: drafts.flatMap(({ draft }) => draft.notes.map((note) => note.code)),
  }
}

/** One driver's draft for an intent. */
export function draftOf(driver: Driver, facts: HostFacts, intent: ResolvedIntent): Draft {
  const draft = draftBy(driver, facts, intent)
  if (!draft) throw new Error(`${driver.id} has no plan for ${intent.kind}`)
  return draft
}

/** The host after an intent. */
export function doneOnFacts(facts: HostFacts, intent: ResolvedIntent, change: string): HostFacts {
  const { sealed } = planOnFacts(facts, intent, change)
  return sealed ? applyToFacts(facts, sealed) : facts
}
