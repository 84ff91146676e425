import type { HostReport } from '../../../shared/model/change.ts'

/** How a host came out of a run: `doubtful` is changed, but someone there does not reach the registry. */
export type ReportKind = 'failed' | 'doubtful' | 'done' | 'nothing'

/** The ones to look at first come first. */
const kinds: readonly ReportKind[] = ['failed', 'doubtful', 'done', 'nothing']

export function reportKind({ outcome, verdicts }: HostReport): ReportKind {
  if (outcome === 'done' && verdicts.some(({ answer }) => answer !== 'reached')) return 'doubtful'
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
