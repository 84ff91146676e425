import { randomUUID } from 'node:crypto'
import { Failure } from '../../shared/failure.ts'
import type { PreparedPlan } from './prepared.ts'

/** The plans that were shown and not applied yet. A door gets a plan's view and its id; the plan itself stays here. */
export interface PlanShelf {
  keep(plan: PreparedPlan): string
  /**
   * Takes a plan off the shelf: it can be applied once.
   * @throws Failure `plan-unknown`.
   */
  take(id: string): PreparedPlan
}

/** Enough for a person who goes back and forth; the oldest goes first. */
const capacity = 20

export function createPlanShelf(): PlanShelf {
  const plans = new Map<string, PreparedPlan>()
  return {
    keep: (plan) => {
      const id = randomUUID()
      plans.set(id, plan)
      const [oldest] = plans.keys()
      if (plans.size > capacity && oldest !== undefined) plans.delete(oldest)
      return id
    },
    take: (id) => {
      const plan = plans.get(id)
      if (!plan) throw new Failure('plan-unknown')
      plans.delete(id)
      return plan
    },
  }
}
