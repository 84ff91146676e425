import { fileAt, type HostFacts, isGone } from '../../shared/model/facts.ts'
import type { PlanFile } from '../../shared/model/plan.ts'
import { shownText } from './view.ts'

/**
 * How a path stands to a change that is to be undone: as the change left it, so there is something to restore; as before it, so
 * undo leaves it alone; or neither. What nobody can look at counts as left.
 */
export type Standing = 'left' | 'before' | 'neither'

/**
 * As the host itself will find it, by the survey and by what the history tells of the change.
 * @param steps those about the path, in their order; at least one.
 * @param sha256 what the change's receipt says of the file.
 */
export function standingOf(facts: HostFacts, steps: readonly PlanFile[], sha256: string | undefined): Standing {
  const [first, last] = [steps[0], steps.at(-1)]
  if (!first || !last) return 'left'
  const there = fileAt(facts, last.path)
  if (!there) {
    if (!isGone(facts, last.path) || last.action === 'remove') return 'left'
    return first.action === 'create' ? 'before' : 'neither'
  }
  if (last.action !== 'remove' && (sha256 && there.sha256 ? there.sha256 === sha256 : isAfter(there.text, last.diff)))
    return 'left'
  if (first.action === 'create') return 'neither'
  const isBefore = first.action === 'remove' ? isWhole(there.text, first.diff) : has(there.text, first.diff, '-')
  return isBefore ? 'before' : 'neither'
}

/** Whether a text has what a change added, and not what it removed. Without words of either, nobody can tell otherwise. */
function isAfter(text: string | undefined, diff: readonly string[]): boolean {
  if (!has(text, diff, '+')) return false
  const count = (sign: string): number => diff.filter((line) => line.startsWith(sign)).length
  // The end of a text, without what stood there, is also in the text that still has it.
  return count('-') <= count('+') || !has(text, diff, '-')
}

/** Whether one side of each hunk of a diff stands in a text; true where the text or the diff is not shown. */
function has(text: string | undefined, diff: readonly string[], side: '+' | '-'): boolean {
  if (text === undefined) return true
  const shown = `\n${shownText(text).replace(/\n$/, '')}\n`
  return hunksOf(diff).every((hunk) => {
    const lines = hunk.filter((line) => line.startsWith(' ') || line.startsWith(side)).map((line) => line.slice(1))
    return lines.length === 0 || shown.includes(`\n${lines.join('\n')}\n`)
  })
}

/** Whether a text is all that a diff shows as removed; true where either is not shown. */
function isWhole(text: string | undefined, diff: readonly string[]): boolean {
  if (text === undefined || diff.length === 0) return true
  const removed = diff.flatMap((line) => (line.startsWith('-') ? [line.slice(1)] : []))
  return removed.length === diff.length && shownText(text).trimEnd() === removed.join('\n').trimEnd()
}

function hunksOf(diff: readonly string[]): string[][] {
  const hunks: string[][] = [[]]
  for (const line of diff) {
    if (line === ' …') hunks.push([])
    else hunks.at(-1)?.push(line)
  }
  return hunks
}
