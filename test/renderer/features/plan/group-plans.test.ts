import { expect, it } from 'vitest'
import { groupPlans } from '../../../../renderer/features/plan/group-plans.ts'
import type { HostPlanView } from '../../../../shared/model/plan.ts'
import { fileOf, hostPlan } from '../../../ui/data/builders.ts'

const plan = (host: string, about: Partial<HostPlanView> = {}) =>
  hostPlan(host, {
    change: `change of ${host}`,
    files: [fileOf('/etc/docker/daemon.json', 'create', { diff: ['+{}'] })],
    ...about,
  })

const grouped = (...plans: HostPlanView[]) => groupPlans(plans).map(({ hosts }) => hosts)

it('groups the hosts with the same plan', () => {
  expect(grouped(plan('a'), plan('b', { restart: 'reload' }), plan('c'))).toEqual([['a', 'c'], ['b']])
})

it('separates hosts with any visible difference', () => {
  const files = [fileOf('/etc/docker/daemon.json', 'create', { diff: ['+{ }'] })]
  expect(grouped(plan('a'), plan('b', { files }), plan('c', { containersStopped: 1 }))).toHaveLength(3)
})

it('never groups blocked hosts: each one’s reason names it', () => {
  expect(grouped(plan('a', { outcome: 'blocked' }), plan('b', { outcome: 'blocked' }))).toHaveLength(2)
})
