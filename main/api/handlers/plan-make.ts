import type { Change } from '../../../shared/model/change.ts'
import type { Intent } from '../../../shared/model/intent.ts'
import type { PlanView } from '../../../shared/model/plan.ts'
import { newChangeId } from '../../engine/change-id.ts'
import { planRecover, planUndo, planWish } from '../../engine/make-plan.ts'
import type { PreparedPlan } from '../../engine/prepared.ts'
import type { Wish } from '../../engine/wish.ts'
import type { ApiDeps } from '../deps.ts'
import type { Handler } from '../handler.ts'
import { resolveWish } from '../resolve-wish.ts'

/** Plans an intent on its hosts and keeps the plan for `plan.apply`. Nothing is changed. */
export const planMake: Handler<'plan.make'> = async (deps, { intent, hosts, root = '/' }, { signal }) => {
  const prepared = await prepare(deps, intent, hosts, root, signal)
  const view: Omit<PlanView, 'plan'> = { summary: prepared.summary, hosts: prepared.hosts.map((host) => host.view) }
  return { plan: deps.plans.keep(prepared), ...view }
}

async function prepare(
  deps: ApiDeps,
  intent: Intent,
  hostIds: readonly string[],
  root: string,
  signal: AbortSignal,
): Promise<PreparedPlan> {
  if (intent.kind === 'undo') return prepareUndo(deps, intent.change, signal)
  const hosts = await Promise.all(hostIds.map((id) => deps.hosts.find(id)))
  const where = hostIds.join(', ')
  if (intent.kind === 'recover') {
    const planned = await Promise.all(hosts.map((host) => planRecover(host, root, signal)))
    return { summary: `Roll back an interrupted change on ${where}`, hosts: planned }
  }
  const { wish, notes } = await resolveWish(deps, intent, signal)
  const { name } = wish.registry
  const planned = hosts.map((host) => planWish(host, wish, { root, change: newChangeId(deps.now()), notes, signal }))
  const kind = changeKind(wish)
  return {
    summary: `${summaries[kind].replace('{registry}', name)} on ${where}`,
    about: { kind, registry: name },
    hosts: await Promise.all(planned),
  }
}

async function prepareUndo(deps: ApiDeps, id: string, signal: AbortSignal): Promise<PreparedPlan> {
  const undoes = await deps.history.find(id)
  const host = await deps.hosts.find(undoes.host)
  const summary = `Undo ${undoes.id}: ${undoes.kind} ${undoes.registry} on ${undoes.host}`
  return { summary, undoes, hosts: [await planUndo(host, undoes, signal)] }
}

/** What each kind of change is called in the history and above its plan. */
const summaries: Readonly<Record<Change['kind'], string>> = {
  trust: 'Trust {registry}',
  untrust: 'Take back the trust in {registry}',
  'insecure-on': 'Make {registry} an insecure registry',
  'insecure-off': 'Make {registry} a secure registry again',
}

function changeKind(wish: Wish): Change['kind'] {
  if (wish.kind !== 'insecure') return wish.kind
  return wish.on ? 'insecure-on' : 'insecure-off'
}
