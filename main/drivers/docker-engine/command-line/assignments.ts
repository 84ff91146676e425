import { Failure } from '../../../../shared/failure.ts'
import { positionOf, type TextFile } from '../../text-file.ts'
import { type Dialect, readShellValue } from './shell-value.ts'
import { type FlagLine, splitWords } from './words.ts'

/** One `NAME=value` of a file. */
interface Assignment extends FlagLine {
  readonly name: string
  readonly start: number
  /** Its value contains the variable's previous value: `A="$A …"`. */
  readonly isAddition: boolean
  /** Its effect or value is uncertain: it is in a condition, contains a command, or is followed by another word. */
  readonly unclear: boolean
  /** A shell keeps the carriage return of a Windows line ending: it is part of the value. */
  readonly hasCarriageReturn: boolean
}

/** A name, with the text allowed before it on a line. */
const beginning = {
  sh: /([ \t]*(?:export[ \t]+)?)([A-Za-z_]\w*)=/y,
  'environment-file': /([ \t]*)([A-Za-z_]\w*)[ \t]*=[ \t]*/y,
} as const satisfies Record<Dialect, RegExp>

/**
 * The assignments that make up a variable's final value, in file order: the last one, and earlier ones as long as each
 * builds on the previous value. Empty if there is none.
 * @throws Failure `daemon-flags-unclear` if one of them is uncertain, `daemon-flags-windows`.
 */
export function assignmentsOf(file: TextFile, name: string, dialect: Dialect): FlagLine[] {
  const own = readAssignments(file.text, dialect).filter((each) => each.name === name)
  const base = own.findLastIndex(({ isAddition }) => !isAddition)
  const counting = own.slice(Math.max(base, 0))
  const unclear = counting.find((each) => each.unclear)
  if (unclear) {
    const { path, line } = positionOf(file, unclear.start)
    throw new Failure('daemon-flags-unclear', { path, line, name })
  }
  const windows = dialect === 'sh' ? counting.find((each) => each.hasCarriageReturn) : undefined
  if (windows) {
    const { path, line } = positionOf(file, windows.start)
    throw new Failure('daemon-flags-windows', { path, line, name })
  }
  return counting
}

function readAssignments(text: string, dialect: Dialect): Assignment[] {
  const found: Assignment[] = []
  let at = 0
  while (at < text.length) {
    const line = readLine(text, at, dialect)
    found.push(...line.assignments)
    at = line.end
  }
  return found
}

interface Line {
  readonly assignments: readonly Assignment[]
  readonly end: number
}

function readLine(text: string, at: number, dialect: Dialect): Line {
  if (matchAt(/[ \t]*(?:[#;]|\r?\n)/y, text, at)) return { assignments: [], end: afterLine(text, at) }
  const name = matchAt(beginning[dialect], text, at)
  if (!name) return otherLine(text, at, dialect)
  const [whole, lead = '', variable = ''] = name
  const value = readShellValue(text, at + whole.length, dialect)
  const rest = text.slice(value.end, lineEnd(text, value.end))
  const words = splitWords(value.cells, ({ segment }) => (value.bare.has(segment) ? '\\ ' : ' '))
  const isOwn = (word: string): boolean => word === `$${variable}` || word === `\${${variable}}`
  const assignment: Assignment = {
    name: variable,
    start: at + lead.length,
    words,
    empty: value.empty,
    isAddition: dialect === 'sh' && words.some((word) => isOwn(word.value)),
    hasCarriageReturn: /\r/.test(text.slice(at, value.end)) || /^[ \t]*\r/.test(rest),
    unclear: value.unclear || !/^\s*(?:[#;]|$)/.test(rest) || (dialect === 'sh' && /^[ \t]/.test(lead)),
  }
  if (/^\s*(?:#|$)/.test(rest)) return { assignments: [assignment], end: afterLine(text, value.end) }
  const others = otherLine(text, value.end, dialect)
  return { assignments: [assignment, ...others.assignments], end: others.end }
}

/** Other text: systemd ignores it; in a shell it is a command, which may assign in ways that only show when it runs. */
function otherLine(text: string, at: number, dialect: Dialect): Line {
  if (dialect === 'environment-file') return { assignments: [], end: afterLine(text, at) }
  const end = afterLine(text, commandEnd(text, at))
  const names = [...text.slice(at, end).matchAll(/(?<![\w$])([A-Za-z_]\w*)\+?=/g)]
  const assignments = names.map(({ 1: name = '', index }) => {
    return {
      name,
      start: at + index,
      words: [],
      empty: end,
      isAddition: false,
      unclear: true,
      hasCarriageReturn: false,
    }
  })
  return { assignments, end }
}

/** The newline after a command; quotes may span lines. */
function commandEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && text.charAt(end) !== '\n') {
    const isComment = text.charAt(end) === '#' && /\s/.test(text.charAt(end - 1))
    end = isComment ? lineEnd(text, end) : Math.max(readShellValue(text, end, 'sh').end, end + 1)
  }
  return end
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

function afterLine(text: string, at: number): number {
  return Math.min(lineEnd(text, at) + 1, text.length)
}
