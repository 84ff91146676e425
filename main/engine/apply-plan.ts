import { Failure, failureData } from '../../shared/failure.ts'
import type { ApplyReport, HostReport } from '../../shared/model/change.ts'
import { problemsOf } from '../../shared/model/plan.ts'
import { canBeVerified, verifiedBy } from '../../shared/model/verified.ts'
import type { History } from '../store/history.ts'
import { type ApplyOptions, applyHost } from './apply-host.ts'
import type { HostPlan, Plan } from './host-plan.ts'
import { recordOf } from './record.ts'
import { sideBySide } from './side-by-side.ts'

export interface ApplyPlanOptions extends ApplyOptions {
  readonly history: History
  readonly now: () => Date
  /** Whether a person agreed to problems that the plan tells of; a host whose plan has one is left as it is otherwise. */
  readonly despiteProblems?: boolean | undefined
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
      return applyRecorded(plan, hostPlan, options)
    })()
    turns.set(hostPlan.host.id, turn)
    return turn
  })
  return { hosts }
}

/**
 * Writes a change down before it begins: if the answer never comes, the history has it. Without that nothing is changed;
 * and if the history can't be updated afterwards, the report says so.
 */
async function applyRecorded(plan: Plan, hostPlan: HostPlan, options: ApplyPlanOptions): Promise<HostReport> {
  const host = hostPlan.host.id
  const [problem] = problemsOf(hostPlan.view)
  if (problem && options.despiteProblems !== true) {
    const { code: note, params } = problem
    const error = failureData(new Failure('plan-has-problems', { host, problem: { note, params } }))
    return { host, outcome: 'failed', verdicts: [], error }
  }
  const record = hostPlan.request && recordOf(plan, hostPlan, options.now(), options.history)
  const failed = (report: HostReport, code: 'history-unwritten' | 'history-outdated', thrown: unknown): HostReport => {
    const { code: error, params } = failureData(thrown)
    const about = { host, change: record?.change ?? '', detail: { error, params } }
    return { ...report, outcome: 'failed', error: failureData(new Failure(code, about)) }
  }
  try {
    await record?.begin()
  } catch (thrown) {
    return failed({ host, outcome: 'failed', verdicts: [] }, 'history-unwritten', thrown)
  }
  const applied = await applyHost(hostPlan, options)
  try {
    await record?.end(applied)
    return verified(plan, applied.report)
  } catch (thrown) {
    return applied.report.error ? applied.report : failed(applied.report, 'history-outdated', thrown)
  }
}

/** The report, which says whether the change was shown to work where it is for something that can be asked for. */
function verified({ purpose }: Plan, report: HostReport): HostReport {
  const isTold = canBeVerified(purpose.kind) && report.outcome !== 'failed'
  return isTold ? { ...report, verified: verifiedBy(report.verdicts) } : report
}
