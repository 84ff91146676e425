import { expect, it } from 'vitest'
import { groupPlans } from '../../../../renderer/features/plan/group-plans.ts'
import type { HostPlanView } from '../../../../shared/model/plan.ts'

const plan = (host: string, about: Partial<HostPlanView> = {}): HostPlanView => ({
  host,
  outcome: 'change',
  change: `change of ${host}`,
  files: [{ path: '/etc/docker/daemon.json', action: 'create', secret: false, diff: ['+{}'] }],
  commands: [],
  restart: 'none',
  containersStopped: 0,
  needsRoot: true,
  notes: [],
  ...about,
})

const grouped = (...plans: HostPlanView[]) => groupPlans(plans).map(({ hosts }) => hosts)

it('puts together the hosts on which the same happens', () => {
  expect(grouped(plan('a'), plan('b', { restart: 'reload' }), plan('c'))).toEqual([['a', 'c'], ['b']])
})

it('keeps hosts apart where anything differs that is shown', () => {
  const files = [{ path: '/etc/docker/daemon.json', action: 'create' as const, secret: false, diff: ['+{ }'] }]
  expect(grouped(plan('a'), plan('b', { files }), plan('c', { containersStopped: 1 }))).toHaveLength(3)
})

it('never puts blocked hosts together: each one’s reason names it', () => {
  expect(grouped(plan('a', { outcome: 'blocked' }), plan('b', { outcome: 'blocked' }))).toHaveLength(2)
})
