import type { VerbInput } from '../../../shared/api/contract.ts'
import { Failure } from '../../../shared/failure.ts'
import type { Change, HostReport, Progress } from '../../../shared/model/change.ts'
import type { InspectionStage } from '../../../shared/model/inspection.ts'
import { type PlanView, planAnchorSchema } from '../../../shared/model/plan.ts'
import { applyPlan } from '../../engine/apply-plan.ts'
import type { HostPlan, Plan } from '../../engine/host-plan.ts'
import { settling } from '../../engine/journal-changes.ts'
import { blockedPlan, planIntent, planRecover } from '../../engine/make-plan.ts'
import { planUndo } from '../../engine/plan-undo.ts'
import { sideBySide } from '../../engine/side-by-side.ts'
import type { HostHandle } from '../../hosts/directory.ts'
import type { ApiDeps } from '../deps.ts'
import { findChange, type Where } from '../find-change.ts'
import type { Handler } from '../handler.ts'
import type { LookOptions } from '../look-at-registry.ts'
import { planMachineConfigs } from '../plan-machine-configs.ts'
import { resolveIntent } from '../resolve-intent.ts'
import { treeRoot } from '../tree-root.ts'

/** Plans an intent on its hosts and keeps the plan for `plan.apply`. Nothing is changed. */
export const planMake: Handler<'plan.make'> = async (deps, input, { signal, emit }) => {
  const onStage = (waiting: InspectionStage) => emit({ waiting })
  const plan = await makePlan(await prepare(deps, input, { signal, onStage }))
  return { plan: deps.plans.keep(plan), ...viewOf(plan) }
}

/**
 * Plans an intent and applies it, host by host. If it is stopped, hosts that are being changed roll back and report; the
 * others are left as they are. Plans that depend on others wait for all of these.
 */
export const planRun: Handler<'plan.run'> = async (deps, { despiteProblems, ...input }, { signal, emit }) => {
  const onStage = (waiting: InspectionStage) => emit({ waiting })
  const { hosts, planOn, planAfter, ...about } = await prepare(deps, input, { signal, onStage })
  const options = { ...deps, despiteProblems, signal, emit: (progress: Progress) => emit({ progress }) }
  const run = async (plan: Plan): Promise<Ran> => {
    const changing = plan.hosts.filter(({ view }) => view.outcome === 'change')
    if (changing.length > 0) emit({ planned: viewOf({ ...plan, hosts: changing }) })
    return { plans: plan.hosts, reports: (await applyPlan(plan, options)).hosts }
  }
  const ran = planAfter
    ? [await run(await makePlan({ hosts, planOn, planAfter, ...about }))]
    : await sideBySide(hosts, async (host) => run({ ...about, hosts: [await planOrLeave(host, planOn)] }))
  const plan = viewOf({ ...about, hosts: ran.flatMap(({ plans }) => plans) })
  return { plan, report: { hosts: ran.flatMap(({ reports }) => reports) } }
}

interface Ran {
  readonly plans: readonly HostPlan[]
  readonly reports: readonly HostReport[]
}

/** One that is stopped must not hide what becomes of those that are being changed. */
async function planOrLeave(host: HostHandle, planOn: Task['planOn']): Promise<HostPlan> {
  try {
    return await planOn(host)
  } catch (error) {
    return blockedPlan(host, error)
  }
}

function viewOf({ purpose, hosts }: Plan): Omit<PlanView, 'plan'> {
  return { purpose, hosts: hosts.map(({ view }) => view) }
}

/** What is planned, and how each host is. */
interface Task extends Omit<Plan, 'hosts'> {
  readonly hosts: readonly HostHandle[]
  readonly planOn: (host: HostHandle) => Promise<HostPlan>
  /** Plans that depend on those of the hosts; absent if there are none. */
  readonly planAfter?: (planned: readonly HostPlan[]) => Promise<readonly HostPlan[]>
}

async function makePlan({ hosts, planOn, planAfter, ...about }: Task): Promise<Plan> {
  const planned = await sideBySide(hosts, planOn)
  const after = await planAfter?.(planned)
  return { ...about, hosts: [...planned, ...(after ?? [])] }
}

async function prepare(
  deps: ApiDeps,
  { intent, hosts: ids, root: typedRoot }: VerbInput<'plan.make'>,
  looking: Pick<LookOptions, 'signal' | 'onStage'>,
): Promise<Task> {
  const { signal } = looking
  const root = treeRoot(typedRoot)
  const seen = settling(deps.history)
  if (intent.kind === 'undo') return prepareUndo(deps, intent.change, { hosts: ids, root }, signal)
  const hosts = await deps.hosts.findAll(ids)
  if (intent.kind === 'recover') {
    return { purpose: { kind: 'recover' }, hosts, planOn: (host) => planRecover(host, root, signal, seen) }
  }
  const { resolved, notes, command } = await resolveIntent(deps, intent, looking)
  const about = {
    kind: intent.kind,
    ...('registry' in resolved ? { registry: resolved.registry.name } : {}),
    ...(resolved.kind === 'trust' ? { anchors: resolved.anchors.map((anchor) => planAnchorSchema.parse(anchor)) } : {}),
  }
  const { kind, registry } = about
  const signed = { kind, ...(registry === undefined ? {} : { registry }), by: deps.maker }
  const options = { root, now: deps.now, notes, signal, seen, signed }
  const purpose = { ...about, ...(command === undefined ? {} : { command }) }
  const task = { purpose, about, hosts, planOn: (host: HostHandle) => planIntent(host, resolved, options) }
  const hasMore = 'machineConfig' in resolved && resolved.machineConfig
  return hasMore ? { ...task, planAfter: (planned) => planMachineConfigs(deps, resolved, planned, options) } : task
}

async function prepareUndo(deps: ApiDeps, id: string, where: Where, signal: AbortSignal): Promise<Task> {
  const undoes = await findChange(deps, id, where, signal)
  const { changes: known } = await deps.history.list()
  const { registry } = undoes
  const purpose = { kind: 'undo', change: undoes.id, ...(registry === undefined ? {} : { registry }) } as const
  const hosts = [await findHostOf(deps, undoes)]
  const options = { signal, known, seen: settling(deps.history) }
  return { purpose, undoes, hosts, planOn: (host) => planUndo(host, undoes, options) }
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
export const planApply: Handler<'plan.apply'> = ({ plans, history, now }, input, { signal, emit }) =>
  applyPlan(plans.take(input.plan), { history, now, despiteProblems: input.despiteProblems, signal, emit })
