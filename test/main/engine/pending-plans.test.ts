import { expect, it } from 'vitest'
import type { Plan } from '../../../main/engine/host-plan.ts'
import { createPendingPlans } from '../../../main/engine/pending-plans.ts'

const plan = (registry: string): Plan => ({ purpose: { kind: 'trust', registry }, hosts: [] })
const unknown = expect.objectContaining({ code: 'plan-unknown' })

it('returns a plan once', () => {
  const plans = createPendingPlans()
  const [one, two] = [plans.keep(plan('one')), plans.keep(plan('two'))]
  expect([plans.take(two).purpose.registry, plans.take(one).purpose.registry]).toEqual(['two', 'one'])
  expect(() => plans.take(one)).toThrow(unknown)
  expect(() => plans.take('forged')).toThrow(unknown)
})

it('keeps twenty, and drops the oldest for another', () => {
  const plans = createPendingPlans()
  const [first = '', second = ''] = Array.from({ length: 21 }, (_, index) => plans.keep(plan(String(index))))
  expect(() => plans.take(first)).toThrow(unknown)
  expect(plans.take(second).purpose.registry).toBe('1')
})
