import { expect, it } from 'vitest'
import type { HostPlanView } from '../../../shared/model/plan.ts'
import { groupPlans } from '../../../shared/model/plan-groups.ts'
import { fileOf, hostPlan, stagesOf } from '../../ui/data/builders.ts'

const plan = (host: string, about: Partial<HostPlanView> = {}) =>
  hostPlan(host, {
    change: `change of ${host}`,
    stages: stagesOf([
      fileOf('/etc/docker/daemon.json', 'create', { diff: ['+{}'] }),
      fileOf(`/var/lib/mooring/receipts/change of ${host}.json`, 'create', { isReceipt: true }),
    ]),
    ...about,
  })

const grouped = (...plans: HostPlanView[]) => groupPlans(plans).map(({ hosts }) => hosts)

it('groups the hosts with the same plan', () => {
  expect(grouped(plan('a'), plan('b', { restart: 'reload' }), plan('c'))).toEqual([['a', 'c'], ['b']])
})

it('separates hosts with any visible difference', () => {
  const stages = stagesOf([fileOf('/etc/docker/daemon.json', 'create', { diff: ['+{ }'] })])
  expect(grouped(plan('a'), plan('b', { stages }), plan('c', { containersStopped: 1 }))).toHaveLength(3)
})

it('never groups blocked hosts: each one’s reason names it', () => {
  expect(grouped(plan('a', { outcome: 'blocked' }), plan('b', { outcome: 'blocked' }))).toHaveLength(2)
})
