import { structuredPatch } from 'diff'

/**
 * The lines of a unified diff, each beginning with a blank, `+` or `-`, hunks parted by a `…` line; nothing where both
 * are equal. An absent side is an empty text.
 * @param context lines around each difference.
 */
export function diffLines(before: string, after: string, context = 3): string[] {
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context })
  return hunks.flatMap((hunk, index) => {
    const lines = hunk.lines.filter((line) => !line.startsWith('\\'))
    return index === 0 ? lines : [' …', ...lines]
  })
}
