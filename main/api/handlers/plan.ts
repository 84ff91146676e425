import { Failure } from '../../../shared/failure.ts'
import type { Change } from '../../../shared/model/change.ts'
import type { Intent } from '../../../shared/model/intent.ts'
import { type PlanView, planAnchorSchema } from '../../../shared/model/plan.ts'
import { applyPlan } from '../../engine/apply-plan.ts'
import type { Plan } from '../../engine/host-plan.ts'
import { planIntent, planRecover, planUndo } from '../../engine/make-plan.ts'
import { sideBySide } from '../../engine/side-by-side.ts'
import type { HostHandle } from '../../hosts/directory.ts'
import type { ApiDeps } from '../deps.ts'
import type { Handler } from '../handler.ts'
import { planMachineConfigs } from '../plan-machine-configs.ts'
import { resolveIntent } from '../resolve-intent.ts'

/** Plans an intent on its hosts and keeps the plan for `plan.apply`. Nothing is changed. */
export const planMake: Handler<'plan.make'> = async (deps, { intent, hosts, root = '/' }, { signal }) => {
  const plan = await makePlan(deps, intent, hosts, root, signal)
  const view: Omit<PlanView, 'plan'> = { purpose: plan.purpose, hosts: plan.hosts.map((host) => host.view) }
  return { plan: deps.plans.keep(plan), ...view }
}

async function makePlan(
  deps: ApiDeps,
  intent: Intent,
  hostIds: readonly string[],
  root: string,
  signal: AbortSignal,
): Promise<Plan> {
  if (intent.kind === 'undo') return undoPlan(deps, intent.change, signal)
  const hosts = await deps.hosts.findAll(hostIds)
  if (intent.kind === 'recover') {
    const planned = await sideBySide(hosts, (host) => planRecover(host, root, signal))
    return { purpose: { kind: 'recover' }, hosts: planned }
  }
  const { resolved, notes } = await resolveIntent(deps, intent, signal)
  const options = { root, now: deps.now, notes, signal }
  const planned = await sideBySide(hosts, (host) => planIntent(host, resolved, options))
  const machines = await planMachineConfigs(deps, resolved, planned, options)
  const about = {
    kind: intent.kind,
    ...('registry' in resolved ? { registry: resolved.registry.name } : {}),
    ...(resolved.kind === 'trust' ? { anchor: planAnchorSchema.parse(resolved.anchor) } : {}),
  }
  return { purpose: about, about, hosts: [...planned, ...machines] }
}

async function undoPlan(deps: ApiDeps, id: string, signal: AbortSignal): Promise<Plan> {
  const undoes = await deps.history.find(id)
  const host = await findHostOf(deps, undoes)
  const { registry } = undoes
  const purpose = { kind: 'undo', change: undoes.id, ...(registry === undefined ? {} : { registry }) } as const
  return { purpose, undoes, hosts: [await planUndo(host, undoes, signal)] }
}

/** @throws Failure `change-host-gone`: a saved host may have been removed since. */
async function findHostOf({ hosts }: ApiDeps, { id, host }: Change): Promise<HostHandle> {
  try {
    return await hosts.find(host)
  } catch (error) {
    const isGone = error instanceof Failure && error.code === 'host-unknown'
    throw isGone ? new Failure('change-host-gone', { change: id, host }, { cause: error }) : error
  }
}

/** Applies a reviewed plan, once. The signal stops it and rolls everything back. */
export const planApply: Handler<'plan.apply'> = ({ plans, history, now }, { plan }, { signal, emit }) =>
  applyPlan(plans.take(plan), { history, now, signal, emit })
