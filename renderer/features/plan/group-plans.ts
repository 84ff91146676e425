import type { HostPlanView } from '../../../shared/model/plan.ts'

/** Hosts with the same plan. */
export interface PlanGroup {
  /** Never empty. */
  readonly hosts: readonly string[]
  /** The first host's plan; the others differ only in host and change id. */
  readonly plan: HostPlanView
}

/** Groups the hosts with the same plan, in the order of each group's first host; blocked hosts stay alone. */
export function groupPlans(plans: readonly HostPlanView[]): readonly PlanGroup[] {
  const groups = new Map<string, PlanGroup>()
  for (const plan of plans) {
    const key = plan.outcome === 'blocked' ? plan.host : JSON.stringify({ ...plan, host: '', change: '' })
    const group = groups.get(key)
    groups.set(key, group ? { ...group, hosts: [...group.hosts, plan.host] } : { hosts: [plan.host], plan })
  }
  return [...groups.values()]
}
