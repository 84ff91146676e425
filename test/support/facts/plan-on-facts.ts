import { expect } from 'vitest'
import type { Driver, ResolvedIntent } from '../../../main/drivers/index.ts'
import { draftBy, draftsFor } from '../../../main/engine/draft.ts'
import type { RequestTo } from '../../../main/engine/host-protocol/apply.ts'
import { sealDrafts } from '../../../main/engine/seal.ts'
import { viewStages } from '../../../main/engine/view.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import type { Draft } from '../../../shared/model/plan.ts'
import { applyToFacts } from './apply-to-facts.ts'
import { stepsAsked, stepsShown } from './told-steps.ts'

/** The plan for an intent on a host; `sealed` is undefined if nothing is left to do. */
export interface PlannedOnFacts {
  readonly sealed: RequestTo<'apply'> | undefined
  /** The codes of what the drivers say about it. */
  readonly notes: readonly string[]
}

/** Plans an intent like the engine, as root. */
export function planOnFacts(facts: HostFacts, intent: ResolvedIntent, change = 'c1'): PlannedOnFacts {
  const drafts = draftsFor(facts, intent)
  const sealed = sealDrafts({ facts, intent, drafts, change, privileged: true })
  // What is reviewed is what is done, in its order and count: whatever a test plans.
  if (sealed) expect(stepsShown(viewStages(facts, sealed.stages, () => undefined))).toEqual(stepsAsked(sealed))
  return {
    sealed,
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
