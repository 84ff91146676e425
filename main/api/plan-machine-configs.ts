import { Failure } from '../../shared/failure.ts'
import type { ResolvedIntent } from '../drivers/index.ts'
import type { HostPlan } from '../engine/host-plan.ts'
import { type PlanOptions, planIntent } from '../engine/make-plan.ts'
import type { ApiDeps } from './deps.ts'

/**
 * Plans, on this machine, the config.json of the docker-machine machines that a plan is about, where that is wanted.
 * Only of those whose flags docker-machine writes: a machine that has its list in daemon.json as well would not start.
 * @throws Failure `machine-config-none` where none of the hosts is docker-machine's.
 */
export async function planMachineConfigs(
  { hosts }: Pick<ApiDeps, 'hosts'>,
  intent: ResolvedIntent,
  planned: readonly HostPlan[],
  options: PlanOptions,
): Promise<HostPlan[]> {
  if (intent.kind !== 'insecure-on' && intent.kind !== 'insecure-off') return []
  if (!intent.machineConfig) return []
  const machines = planned.filter(({ host }) => host.machineConfig !== undefined)
  if (machines.length === 0) throw new Failure('machine-config-none')
  const isListed = intent.kind === 'insecure-on'
  const due = machines.filter(({ rewritten }) => rewritten || !isListed)
  const files = due.flatMap(({ host }) => host.machineConfig ?? [])
  if (files.length === 0) return []
  const { registry } = intent
  return [await planIntent(await hosts.find('local'), { kind: 'machine-config', registry, isListed, files }, options)]
}
