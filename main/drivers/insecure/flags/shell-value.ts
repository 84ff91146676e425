import type { Cell } from './words.ts'

/** Who reads the assignments: a shell that sources the file, or systemd's EnvironmentFile, which knows no commands. */
export type Dialect = 'sh' | 'environment-file'

/** The value of an assignment, character by character. */
export interface ShellValue {
  readonly cells: readonly Cell[]
  /** Where a first character goes: after the opening quote, if there is one. */
  readonly empty: number
  readonly end: number
  /** It has something in it that only running it would tell: a command, an unclosed quote. */
  readonly unclear: boolean
  /** Segments that stand between no quotes. */
  readonly bare: ReadonlySet<number>
}

const unquotedEnd = { sh: /[\s;&|]/, 'environment-file': /[\r\n]/ } as const satisfies Record<Dialect, RegExp>

/**
 * Reads the value that begins at an offset, through quotes, escapes and line ends within quotes. Rules: POSIX 2.2 for
 * sh; systemd src/basic/env-file.c, where blanks without quotes belong to the value and `$` means nothing.
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
