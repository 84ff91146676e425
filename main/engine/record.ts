import { Failure } from '../../shared/failure.ts'
import type { Change } from '../../shared/model/change.ts'
import type { History } from '../store/history.ts'
import type { Applied } from './apply-host.ts'
import type { HostPlan, Plan } from './host-plan.ts'

/** What the history says of a plan on one host. */
export interface PlanRecord {
  /** The change's id; empty for a plan that is not about one, such as a recovery. */
  readonly change: string
  /** Before the host is asked. */
  readonly begin: () => Promise<void>
  /** Once it has answered, or not. */
  readonly end: (applied: Applied) => Promise<void>
}

/** How a plan gets into the history. */
export function recordOf(plan: Plan, hostPlan: HostPlan, at: Date, history: History): PlanRecord {
  const { undoes } = plan
  const made = undoes ? undefined : changeOf(plan, hostPlan, at)
  const about = undoes ?? made
  const setState = async (change: Change, state: Change['state']): Promise<void> => {
    if (change.state !== state) await history.save({ ...change, state })
  }
  return {
    change: about?.id ?? '',
    begin: async () => about && setState(about, 'unknown'),
    end: async ({ stands, recovered }) => {
      if (recovered !== undefined) await setRolledBack(history, recovered)
      if (!about || stands === 'unknown') return
      if (stands === 'after') return history.save({ ...about, state: undoes ? 'undone' : 'applied' })
      // It was never made; or its undo was not, unless the host turned out to have no such change.
      const isGone = made || (stands === 'absent' && about.state === 'unknown')
      return isGone ? history.drop(about.id) : history.save(about)
    },
  }
}

/** The files of an interrupted change, or of an interrupted undo, are as before that change. */
async function setRolledBack(history: History, id: string): Promise<void> {
  const change = await history.find(id).catch((error: unknown) => {
    // Another workstation may have made it.
    if (error instanceof Failure && error.code === 'change-unknown') return undefined
    throw error
  })
  if (change) await history.save({ ...change, state: 'undone' })
}

function changeOf(plan: Plan, { host, view, request, privileged }: HostPlan, at: Date): Change | undefined {
  if (!plan.about || request?.mode !== 'apply') return undefined
  return {
    id: request.change,
    host: host.id,
    root: request.root,
    journal: request.journal,
    privileged,
    ...plan.about,
    at: at.toISOString(),
    state: 'applied',
    stages: view.stages,
    restart: view.restart,
    restarts: view.restarts,
  }
}
