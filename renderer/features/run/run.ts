import type { FailureData } from '../../../shared/failure.ts'
import type { ApplyReport, HostReport, Progress } from '../../../shared/model/change.ts'
import type { PlanView } from '../../../shared/model/plan.ts'
import { isDoubtful } from '../../../shared/model/verified.ts'

/** The latest progress of each host. */
export type ProgressByHost = Readonly<Record<string, Progress>>

/** The state of applying a plan. */
export type Run =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running'
      readonly view: PlanView
      readonly progress: ProgressByHost
      /** The user asked to stop; the engine has not answered yet. */
      readonly stopping: boolean
    }
  | { readonly state: 'ended'; readonly view: PlanView; readonly report: ApplyReport }
  | { readonly state: 'failed'; readonly view: PlanView; readonly error: FailureData }

/** Updates a running plan with a host's progress. */
export function withProgress(run: Run, progress: Progress): Run {
  return run.state === 'running' ? { ...run, progress: { ...run.progress, [progress.host]: progress } } : run
}

/** A host's progress in percent. Verifying is the last part. */
export function percentOf(progress: Progress | undefined): number {
  if (progress === undefined || progress.phase === 'elevating') return 0
  if (progress.phase === 'finished') return 100
  const partForFiles = 85
  if (progress.phase === 'verifying') return partForFiles
  return progress.steps === 0 ? 0 : (partForFiles * progress.step) / progress.steps
}

/** Whether no host failed. */
export function isClean({ hosts }: ApplyReport): boolean {
  return hosts.every((host) => host.outcome !== 'failed')
}

/** The hosts to retry: the failed ones, or all of them without a report. */
export function hostsToRetry(run: Run, chosen: readonly string[]): readonly string[] {
  if (run.state !== 'ended') return chosen
  return run.report.hosts.filter(({ outcome }) => outcome === 'failed').map(({ host }) => host)
}

/** How a host came out of a run: `doubtful` is set up, but someone there does not reach the registry. */
export type ReportKind = 'failed' | 'doubtful' | 'done' | 'nothing'

/** The ones to look at first come first. */
const kinds: readonly ReportKind[] = ['failed', 'doubtful', 'done', 'nothing']

export function reportKind({ outcome, verdicts }: HostReport): ReportKind {
  if (outcome !== 'failed' && isDoubtful(verdicts)) return 'doubtful'
  return outcome
}

/** How many reports there are of each kind, in the order to show them; kinds without any are left out. */
export function countReports(reports: readonly HostReport[]): readonly (readonly [kind: ReportKind, count: number])[] {
  return kinds
    .map((kind) => [kind, reports.filter((report) => reportKind(report) === kind).length] as const)
    .filter(([, count]) => count > 0)
}

/** The same reports in the order to show them. */
export function sortReports(reports: readonly HostReport[]): readonly HostReport[] {
  return reports.toSorted((a, b) => kinds.indexOf(reportKind(a)) - kinds.indexOf(reportKind(b)))
}
