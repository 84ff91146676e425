import { type FlagLine, type InsecureFlag, insecureFlags } from '../../docker-engine/command-line/words.ts'
import { splice, type TextSpan } from '../../text-file.ts'
import { withoutScheme } from '../entry.ts'

/**
 * Adds `--insecure-registry` for an entry after the last such flag, in the same form, or else after the last word; on
 * its own line if the previous option has its own line. Only inserts; {@link removeFlag} deletes exactly that.
 */
export function addFlag(text: string, { words, empty }: FlagLine, entry: string): string {
  const flag = insecureFlags(words).at(-1)
  const last = flag ? words[flag.index + flag.words - 1] : words.at(-1)
  if (!last) return splice(text, { start: empty, end: empty }, `--insecure-registry=${entry}`)
  const option = flag?.index ?? words.findLastIndex(({ value }) => value.startsWith('-'))
  const gap = text.slice(words[option - 1]?.end ?? empty, words[option]?.start ?? empty)
  const written = `${blanksLike(gap, last.blank)}--insecure-registry${flag?.words === 2 ? last.blank : '='}${entry}`
  return splice(text, { start: last.end, end: last.end }, written)
}

/** The whitespace of a gap, with at most one newline, if it holds only whitespace. */
function blanksLike(gap: string, blank: string): string {
  if (blank !== ' ' || !/^(?:[ \t\r\n]|\\\r?\n)+$/.test(gap)) return blank
  return /(?:[ \t]*\\)?\r?\n[ \t]*$|[ \t]+$/.exec(gap)?.[0] ?? blank
}

/**
 * Removes the first flag for an entry, with the whitespace before it.
 * @returns undefined if it cannot be removed because its parts are quoted differently.
 */
export function removeFlag(text: string, line: FlagLine, entry: string): string | undefined {
  const flag = flagFor(line, entry)
  const span = flag && extent(line, flag)
  return span && splice(text, span, '')
}

/** The first flag for an entry. */
export function flagFor({ words }: FlagLine, entry: string): InsecureFlag | undefined {
  return insecureFlags(words).find((flag) => withoutScheme(flag.entry) === withoutScheme(entry))
}

function extent({ words, empty }: FlagLine, flag: InsecureFlag): TextSpan | undefined {
  const own = words.slice(flag.index, flag.index + flag.words)
  const segment = own[0]?.segment
  if (segment === undefined || own.some((word) => word.segment !== segment)) return undefined
  const before = words[flag.index - 1]
  const next = words[flag.index + flag.words]
  if (before?.segment === segment) return { start: before.end, end: flag.end }
  if (next?.segment === segment) return { start: flag.start, end: next.start }
  return { start: before || next ? flag.start : empty, end: flag.end }
}
