import type { HostPlanView } from '../../../shared/model/plan.ts'

/** Hosts on which the same happens. */
export interface PlanGroup {
  /** Never empty. */
  readonly hosts: readonly string[]
  /** Of the first of them; the others' differ in the names of host and change alone. */
  readonly plan: HostPlanView
}

/** Puts together the hosts on which the same happens, in the order of the first of each; what is blocked stays alone. */
export function groupPlans(plans: readonly HostPlanView[]): readonly PlanGroup[] {
  const groups = new Map<string, PlanGroup>()
  for (const plan of plans) {
    const key = plan.outcome === 'blocked' ? plan.host : JSON.stringify({ ...plan, host: '', change: '' })
    const group = groups.get(key)
    groups.set(key, group ? { ...group, hosts: [...group.hosts, plan.host] } : { hosts: [plan.host], plan })
  }
  return [...groups.values()]
}
