import type { Cell } from './words.ts'

/**
 * The reader of the assignments: a shell that sources the file, or systemd's EnvironmentFile, which has no commands.
 */
export type Dialect = 'sh' | 'environment-file'

/** The value of an assignment, character by character. */
export interface ShellValue {
  readonly cells: readonly Cell[]
  /** The position for a first character: after the opening quote, if there is one. */
  readonly empty: number
  readonly end: number
  /** Its value is only known at run time: it contains a command or an unclosed quote. */
  readonly unclear: boolean
  /** Unquoted segments. */
  readonly bare: ReadonlySet<number>
}

const unquotedEnd = { sh: /[\s;&|]/, 'environment-file': /[\r\n]/ } as const satisfies Record<Dialect, RegExp>

/**
 * Reads the value at an offset, with quotes, escapes and newlines in quotes. Rules: POSIX 2.2 for sh; systemd
 * src/basic/env-file.c, where unquoted spaces belong to the value and `$` is literal.
 */
export function readShellValue(text: string, start: number, dialect: Dialect): ShellValue {
  const cells: Cell[] = []
  const bare = new Set<number>()
  let quote = ''
  let segment = 0
  let unclear = false
  let at = start
  while (at < text.length) {
    const char = text.charAt(at)
    const next = text.charAt(at + 1)
    if (quote === '' && unquotedEnd[dialect].test(char)) break
    if (char === quote || (quote === '' && /['"]/.test(char))) {
      quote = char === quote ? '' : char
      segment += 1
      at += 1
      continue
    }
    const isEscape = char === '\\' && quote !== "'" && (quote === '' || /[$`"\\\r\n]/.test(next))
    const length = isEscape ? (text.startsWith('\r\n', at + 1) ? 3 : 2) : 1
    const isJoin = isEscape && /[\r\n]/.test(next)
    if (!isJoin) cells.push({ char: isEscape ? next : char, start: at, end: at + length, segment })
    if (quote === '') bare.add(segment)
    unclear ||= dialect === 'sh' && quote !== "'" && !isEscape && (char === '`' || (char === '$' && next === '('))
    at += length
  }
  const opening = /['"]/.test(text.charAt(start)) ? 1 : 0
  return { cells, empty: start + opening, end: Math.min(at, text.length), unclear: unclear || quote !== '', bare }
}
