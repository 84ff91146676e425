import type { HostReport } from '../../shared/model/change.ts'
import type { Tone } from '../components/tone.ts'

/**
 * What the last step has to say in one word: `confirmed` where everyone who was asked reaches the registry, `unsure`
 * where the files are in place but someone said something else, `partial` where a host failed.
 */
export type DoneKind = 'confirmed' | 'unsure' | 'partial' | 'nothing' | 'undone'

/** The icon of each. */
export const doneMarks: Readonly<Record<DoneKind, Tone>> = {
  confirmed: 'good',
  unsure: 'warning',
  partial: 'warning',
  nothing: 'good',
  undone: 'info',
}

/** Sums up the hosts' reports; `undone` are the hosts whose change was taken back since. */
export function doneKind(reports: readonly HostReport[], undone: readonly string[]): DoneKind {
  const changed = reports.filter(({ outcome }) => outcome === 'done')
  if (changed.length > 0 && changed.every(({ host }) => undone.includes(host))) return 'undone'
  if (reports.some(({ outcome }) => outcome === 'failed')) return 'partial'
  const verdicts = reports.flatMap((report) => report.verdicts)
  if (verdicts.some(({ answer }) => answer !== 'reached')) return 'unsure'
  return changed.length === 0 ? 'nothing' : 'confirmed'
}
