import { Failure } from '../../shared/failure.ts'
import { type PlanOptions, planWish } from '../engine/make-plan.ts'
import type { PreparedHost } from '../engine/prepared.ts'
import type { IntendedWish } from '../engine/wish.ts'
import type { ApiDeps } from './deps.ts'

/**
 * Plans, on this machine, the config.json of the docker-machine machines that a plan is about, where that is wished for.
 * Only of those whose flags docker-machine writes: a machine that has its list in daemon.json as well would not start.
 * @throws Failure `machine-config-none` where none of the hosts is docker-machine's.
 */
export async function planMachineConfigs(
  { hosts }: Pick<ApiDeps, 'hosts'>,
  wish: IntendedWish,
  planned: readonly PreparedHost[],
  options: PlanOptions,
): Promise<PreparedHost[]> {
  if (wish.kind !== 'insecure' || !wish.machineConfig) return []
  const machines = planned.filter(({ host }) => host.machineConfig !== undefined)
  if (machines.length === 0) throw new Failure('machine-config-none')
  const due = machines.filter(({ rewritten }) => rewritten || !wish.on)
  const files = due.flatMap(({ host }) => host.machineConfig ?? [])
  if (files.length === 0) return []
  const { registry, on } = wish
  return [await planWish(await hosts.find('local'), { kind: 'machine-config', registry, on, files }, options)]
}
