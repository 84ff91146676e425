import { randomUUID } from 'node:crypto'
import { Failure } from '../../shared/failure.ts'
import type { Plan } from './host-plan.ts'

/** The plans that were reviewed but not applied yet. A door gets a plan's view and id; the plan itself stays here. */
export interface PendingPlans {
  keep(plan: Plan): string
  /**
   * Removes and returns a plan: it can be applied once.
   * @throws Failure `plan-unknown`.
   */
  take(id: string): Plan
}

/** Enough for a person who goes back and forth; the oldest is dropped first. */
const capacity = 20

export function createPendingPlans(): PendingPlans {
  const plans = new Map<string, Plan>()
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
