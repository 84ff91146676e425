import type { ApplyReport, Change, HostReport } from '../../shared/model/change.ts'
import type { History } from '../store/history.ts'
import { type ApplyOptions, applyHost } from './apply-host.ts'
import type { PreparedHost, PreparedPlan } from './prepared.ts'
import { sideBySide } from './side-by-side.ts'

export interface ApplyPlanOptions extends ApplyOptions {
  readonly history: History
  readonly now: () => Date
}

/**
 * Applies a plan to all its hosts; one that fails never stops the others. What was changed goes into the history. A host
 * that the plan names twice takes one change after the other.
 */
export async function applyPlan(plan: PreparedPlan, options: ApplyPlanOptions): Promise<ApplyReport> {
  const turns = new Map<string, Promise<HostReport>>()
  const hosts = await sideBySide(plan.hosts, async (prepared) => {
    const before = turns.get(prepared.host.id)
    const turn = (async () => {
      await before
      const report = await applyHost(prepared, options)
      if (report.outcome === 'done') await remember(plan, prepared, options)
      return report
    })()
    turns.set(prepared.host.id, turn)
    return turn
  })
  return { summary: plan.summary, hosts }
}

async function remember(plan: PreparedPlan, prepared: PreparedHost, { history, now }: ApplyPlanOptions): Promise<void> {
  if (plan.undoes) return history.save({ ...plan.undoes, state: 'undone' })
  const change = changeOf(plan, prepared, now())
  if (change) await history.save(change)
}

function changeOf(plan: PreparedPlan, { host, view, request, privileged }: PreparedHost, at: Date): Change | undefined {
  if (!plan.about || request?.mode !== 'apply') return undefined
  return {
    id: request.change,
    host: host.id,
    root: request.root,
    journal: request.journal,
    privileged,
    ...plan.about,
    summary: plan.summary,
    at: at.toISOString(),
    state: 'applied',
    files: view.files,
    commands: view.commands,
    restart: view.restart,
  }
}
