import type { TextSpan } from '../../text-file.ts'

/** A character after unquoting, and its position in the source. */
export interface Cell extends TextSpan {
  readonly char: string
  /** Cells of the same run of quoted or unquoted text have the same number. */
  readonly segment: number
}

/** One word of a command line: its value and position. It can be deleted alone if it is in one segment. */
export interface Word extends TextSpan {
  readonly value: string
  readonly segment: number | undefined
  /** The spelling of a space after it. */
  readonly blank: string
}

/** A place in a text that holds a daemon's flags. */
export interface FlagLine {
  readonly words: readonly Word[]
  /** The position for a first word. */
  readonly empty: number
}

/** An `--insecure-registry` of a command line, in one word or two. */
export interface InsecureFlag extends TextSpan {
  readonly entry: string
  /** Index of its first word. */
  readonly index: number
  readonly words: 1 | 2
}

/** Words separated by spaces; `blankAfter` gives the spelling of a space after a cell. */
export function splitWords(cells: readonly Cell[], blankAfter: (cell: Cell) => string): Word[] {
  const words: Cell[][] = []
  let isInside = false
  for (const cell of cells) {
    const isBlank = /^\s$/.test(cell.char)
    if (!isBlank && isInside) words.at(-1)?.push(cell)
    else if (!isBlank) words.push([cell])
    isInside = !isBlank
  }
  return words.flatMap((word) => makeWord(word, blankAfter))
}

/** The word of these cells; none if there are no cells. */
export function makeWord(cells: readonly Cell[], blankAfter: (cell: Cell) => string): Word[] {
  const [first, last] = [cells.at(0), cells.at(-1)]
  if (!first || !last) return []
  const isWhole = cells.every(({ segment }) => segment === first.segment)
  return [
    {
      value: cells.map(({ char }) => char).join(''),
      start: first.start,
      end: last.end,
      segment: isWhole ? first.segment : undefined,
      blank: blankAfter(last),
    },
  ]
}

/** Every `--insecure-registry X` and `--insecure-registry=X`, in order. */
export function insecureFlags(words: readonly Word[]): InsecureFlag[] {
  return words.flatMap((word, index): InsecureFlag[] => {
    const [, entry] = /^--?insecure-registry=(.*)$/s.exec(word.value) ?? []
    if (entry !== undefined) return [{ entry, index, words: 1, start: word.start, end: word.end }]
    const next = words[index + 1]
    if (!/^--?insecure-registry$/.test(word.value) || !next) return []
    return [{ entry: next.value, index, words: 2, start: word.start, end: next.end }]
  })
}

/** The entries on a process's command line. */
export function givenEntries(args: readonly string[]): string[] {
  const words = args.map((value, index) => ({ value, start: index, end: index, segment: 0, blank: ' ' }))
  return insecureFlags(words).map(({ entry }) => entry)
}
