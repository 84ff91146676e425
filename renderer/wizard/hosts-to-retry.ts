import type { Run } from '../features/run/run.ts'

/** The hosts that another attempt is for: those that failed, or all of them where there is no report. */
export function hostsToRetry(run: Run, chosen: readonly string[]): readonly string[] {
  if (run.state !== 'ended') return chosen
  return run.report.hosts.filter(({ outcome }) => outcome === 'failed').map(({ host }) => host)
}
