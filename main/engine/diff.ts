import { structuredPatch } from 'diff'

/** Lines around each difference. */
const context = 3

/**
 * The lines of a unified diff, each beginning with a blank, `+` or `-`, hunks parted by a `…` line; nothing where both
 * are equal. An absent side is an empty text.
 */
export function diffLines(before: string, after: string): string[] {
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context })
  return hunks.flatMap((hunk, index) => {
    const lines = hunk.lines.filter((line) => !line.startsWith('\\'))
    return index === 0 ? lines : [' …', ...lines]
  })
}
