import type { HostReport, ListedChange } from '../../../../shared/model/change.ts'
import { isDoubtful, verifiedBy } from '../../../../shared/model/verified.ts'
import type { Tone } from '../../../ui/tone.ts'

/**
 * The overall result: `confirmed` if every asked engine reaches the registry, `unsure` if the files are in place but an
 * answer says otherwise, `unasked` if nobody could be asked on some host, `partial` if a host failed; `undone` and
 * `superseded` once no host is as it was left.
 */
export type DoneKind = 'confirmed' | 'unsure' | 'unasked' | 'partial' | 'nothing' | 'undone' | 'superseded'

/** What became of a host's change afterwards, from wherever. */
export type Since = 'undone' | 'superseded'

/** The icon of each. */
export const doneMarks: Readonly<Record<DoneKind, Tone>> = {
  confirmed: 'good',
  unsure: 'warning',
  unasked: 'info',
  partial: 'warning',
  nothing: 'good',
  undone: 'info',
  superseded: 'info',
}

/** Sums up the hosts' reports, with what has become of hosts' changes since. */
export function doneKind(reports: readonly HostReport[], since: ReadonlyMap<string, Since>): DoneKind {
  const changed = reports.filter(({ outcome }) => outcome === 'done')
  const ended = changed.map(({ host }) => since.get(host))
  if (changed.length > 0 && !ended.includes(undefined)) return ended.includes('superseded') ? 'superseded' : 'undone'
  if (reports.some(({ outcome }) => outcome === 'failed')) return 'partial'
  if (isDoubtful(reports.flatMap(({ verdicts }) => verdicts))) return 'unsure'
  if (changed.some(({ host, verdicts }) => verifiedBy(verdicts) === 'unasked' && !since.has(host))) return 'unasked'
  return changed.length === 0 ? 'nothing' : 'confirmed'
}

/** What has become of a report's change since, by the history. */
export function sinceOf({ change }: HostReport, changes: readonly ListedChange[]): Since | undefined {
  const now = changes.find(({ id }) => id === change)
  if (now?.state === 'undone') return 'undone'
  return now?.supersededBy === undefined ? undefined : 'superseded'
}
