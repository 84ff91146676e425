import { Failure, failureData } from '../../shared/failure.ts'
import type { ApplyReport, Change, HostReport } from '../../shared/model/change.ts'
import type { History } from '../store/history.ts'
import { type ApplyOptions, applyHost } from './apply-host.ts'
import type { HostPlan, Plan } from './host-plan.ts'
import { sideBySide } from './side-by-side.ts'

export interface ApplyPlanOptions extends ApplyOptions {
  readonly history: History
  readonly now: () => Date
}

/**
 * Applies a plan to all its hosts; a failed host never stops the others. Changes go into the history. A host that
 * occurs twice in the plan takes its changes one after the other.
 */
export async function applyPlan(plan: Plan, options: ApplyPlanOptions): Promise<ApplyReport> {
  const turns = new Map<string, Promise<HostReport>>()
  const hosts = await sideBySide(plan.hosts, async (hostPlan) => {
    const before = turns.get(hostPlan.host.id)
    const turn = (async () => {
      await before
      const report = await applyHost(hostPlan, options)
      return report.outcome === 'done' ? remembered(plan, hostPlan, report, options) : report
    })()
    turns.set(hostPlan.host.id, turn)
    return turn
  })
  return { hosts }
}

/** If the history cannot be written, the report says so: the host is changed anyway, and the others continue. */
async function remembered(
  plan: Plan,
  hostPlan: HostPlan,
  report: HostReport,
  { history, now }: ApplyPlanOptions,
): Promise<HostReport> {
  const change: Change | undefined = plan.undoes ? { ...plan.undoes, state: 'undone' } : changeOf(plan, hostPlan, now())
  if (!change) return report
  try {
    await history.save(change)
    return report
  } catch (error) {
    const { code, params } = failureData(error)
    const about = { host: report.host, change: change.id, detail: { error: code, params } }
    return { ...report, outcome: 'failed', error: failureData(new Failure('history-unwritten', about)) }
  }
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
    files: view.files,
    commands: view.commands,
    restart: view.restart,
    restarts: view.restarts,
  }
}
