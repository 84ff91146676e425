import type { HostPlanView } from './plan.ts'

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
    const key = plan.outcome === 'blocked' ? plan.host : likenessOf(plan)
    const group = groups.get(key)
    groups.set(key, group ? { ...group, hosts: [...group.hosts, plan.host] } : { hosts: [plan.host], plan })
  }
  return [...groups.values()]
}

/** Equal for plans that differ only in host and change id, which the receipt's name has as well. */
export function likenessOf({ host: _, change = '', ...plan }: HostPlanView): string {
  const text = JSON.stringify(plan)
  return change === '' ? text : text.replaceAll(change, '')
}
