import type { HostReport } from '../../../../shared/model/change.ts'
import type { Tone } from '../../../ui/tone.ts'

/**
 * The overall result: `confirmed` if every asked engine reaches the registry, `unsure` if the files are in place but an
 * answer says otherwise, `unasked` if nobody could be asked on some host, `partial` if a host failed.
 */
export type DoneKind = 'confirmed' | 'unsure' | 'unasked' | 'partial' | 'nothing' | 'undone'

/** The icon of each. */
export const doneMarks: Readonly<Record<DoneKind, Tone>> = {
  confirmed: 'good',
  unsure: 'warning',
  unasked: 'info',
  partial: 'warning',
  nothing: 'good',
  undone: 'info',
}

/** Sums up the hosts' reports; `undone` are the hosts whose change has been undone since. */
export function doneKind(reports: readonly HostReport[], undone: readonly string[]): DoneKind {
  const changed = reports.filter(({ outcome }) => outcome === 'done')
  if (changed.length > 0 && changed.every(({ host }) => undone.includes(host))) return 'undone'
  if (reports.some(({ outcome }) => outcome === 'failed')) return 'partial'
  if (reports.flatMap(({ verdicts }) => verdicts).some(({ answer }) => answer !== 'reached')) return 'unsure'
  if (changed.some(({ host, verdicts }) => verdicts.length === 0 && !undone.includes(host))) return 'unasked'
  return changed.length === 0 ? 'nothing' : 'confirmed'
}
