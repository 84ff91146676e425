import { Failure } from '../../shared/failure.ts'
import type { ResolvedIntent } from '../drivers/index.ts'
import type { HostPlan } from '../engine/host-plan.ts'
import { type PlanOptions, planIntent } from '../engine/make-plan.ts'
import type { ApiDeps } from './deps.ts'

/**
 * Plans changes to docker-machine's config.json on this machine, if the intent asks for it. Covers only machines whose
 * flags docker-machine writes: with the list in daemon.json as well, Docker would not start there.
 * @throws Failure `machine-config-none` if none of the hosts is a docker-machine machine.
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
