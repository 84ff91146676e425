import type { ApplyReport, Change, HostReport } from '../../shared/model/change.ts'
import type { History } from '../store/history.ts'
import { type ApplyOptions, applyHost } from './apply-host.ts'
import type { PreparedHost, PreparedPlan } from './prepared.ts'

/** Hosts worked on at the same time. */
const concurrency = 16

export interface ApplyPlanOptions extends ApplyOptions {
  readonly history: History
  readonly now: () => Date
}

/**
 * Applies a plan to all its hosts; one that fails never stops the others. What was changed goes into the history. A host
 * that the plan names twice takes one change after the other.
 */
export async function applyPlan(plan: PreparedPlan, options: ApplyPlanOptions): Promise<ApplyReport> {
  const hosts: HostReport[] = new Array(plan.hosts.length)
  const ids = new Set(plan.hosts.map(({ host }) => host.id))
  const queue = ids.values()
  const work = async (): Promise<void> => {
    for (const id of queue) {
      for (const [index, prepared] of plan.hosts.entries()) {
        if (prepared.host.id !== id) continue
        const report = await applyHost(prepared, options)
        if (report.outcome === 'done') await remember(plan, prepared, options)
        hosts[index] = report
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, ids.size) }, work))
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
