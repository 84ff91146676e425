import { Failure } from '../../../../../shared/failure.ts'
import type { Phrase } from '../../../../../shared/words/param.ts'
import { argumentsIn, cutWord } from './words.ts'

/** Where a line is. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** One line of an ssh_config file that is neither blank nor a comment. */
export interface ConfigLine {
  readonly place: Place
  /** In lower case. */
  readonly keyword: string
  /** The same as it is written. */
  readonly written: string
  /** Its arguments, without quotes. */
  readonly words: readonly string[]
  /** What follows the keyword, as it is. */
  readonly rest: string
}

/**
 * Reads the text of an ssh_config file into lines (readconf.c, process_config_line). A byte order mark is skipped, which
 * OpenSSH refuses.
 * @throws Failure `ssh-config-invalid`.
 */
export function parseLines(text: string, file: string): ConfigLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, index) => parseLine(line.replace(/[ \t\r\n\f]+$/, ''), { file, line: index + 1 }))
}

function parseLine(text: string, place: Place): ConfigLine[] {
  const first = cutWord(text)
  // White space at the beginning is an empty word.
  const cut = first?.word === '' && first.rest !== undefined ? cutWord(first.rest) : first
  if (!cut) throw invalidLine(place, { phrase: 'config-quote-open' })
  if (cut.word === '' || cut.word.startsWith('#')) return []
  const keyword = cut.word.toLowerCase()
  // Of another encoding, for instance.
  if (!/^[a-z][a-z0-9-]*$/.test(keyword)) {
    throw invalidLine(place, { phrase: 'config-keyword-unknown', params: { keyword: cut.word } })
  }
  const rest = (cut.rest ?? '').replace(/^[ \t\r\n]+/, '')
  if (rest === '') throw invalidLine(place, { phrase: 'config-value-missing', params: { keyword: cut.word } })
  const words = argumentsIn(rest)
  if (!words) throw invalidLine(place, { phrase: 'config-quote-open' })
  return [{ place, keyword, written: cut.word, words, rest }]
}

/** A line that can't be used, and why. */
export function invalidLine({ file, line }: Place, detail: Phrase): Failure {
  return new Failure('ssh-config-invalid', { file, detail: { phrase: 'config-line', params: { line, detail } } })
}
