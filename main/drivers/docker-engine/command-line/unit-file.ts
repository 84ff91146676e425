import type { TextFile, TextSpan } from '../../text-file.ts'
import { type Cell, type FlagLine, makeWord, splitWords, type Word } from './words.ts'

/** One `Key=value` of the `[Service]` section, its value trimmed. */
export interface UnitSetting {
  readonly file: TextFile
  readonly key: string
  readonly value: TextSpan
}

/** A comment, which never continues, or a line with its continuation lines and the comments between them. */
const logicalLine = /(?<=^|\n)[ \t]*[#;].*|(?:[^\\\n]|\\\r?\n(?:[ \t]*[#;].*\n)*|\\)+/g

/** The settings of a unit file or drop-in, in order (systemd.syntax(7): comments, continuation lines). */
export function serviceSettings(file: TextFile): UnitSetting[] {
  const settings: UnitSetting[] = []
  let section = ''
  for (const { 0: line, index } of file.text.matchAll(logicalLine)) {
    section = /^\s*\[([^\]]*)\]\s*$/.exec(line)?.[1] ?? section
    const [, lead, key] = /^([ \t]*([A-Za-z]\w*)[ \t]*=[ \t]*)/.exec(line) ?? []
    if (section !== 'Service' || lead === undefined || key === undefined) continue
    const value = line.slice(lead.length).trimEnd()
    settings.push({ file, key, value: { start: index + lead.length, end: index + lead.length + value.length } })
  }
  return settings
}

/** The effective settings of a key: an empty value resets the list (systemd.service(5), systemd.exec(5)). */
export function counting(settings: readonly UnitSetting[], key: string): UnitSetting[] {
  const own = settings.filter((setting) => setting.key === key)
  const reset = own.findLastIndex(({ value }) => value.start === value.end)
  return own.slice(reset + 1)
}

/** The words of a command line in a unit. Quotes belong to their word, so that a word can be removed whole. */
export function commandWords({ file, value }: UnitSetting): Word[] {
  return unitWords(file.text, value).flatMap((cells) => {
    const [word] = makeWord(cells, () => ' ')
    return word ? [{ ...word, ...outside(file.text, word), segment: 0 }] : []
  })
}

/** A command of a shell that every shell splits at its blanks and nowhere else, and that it changes in no other way. */
const plainCommand = /^[\w./:=,@+\s-]+$/

/**
 * The words of a command line that starts a program, and the place for a first one more: those of the line itself, or of a shell's
 * plain command, `sh -c "exec dockerd …"`, without `exec`.
 */
export function startWords(setting: UnitSetting): FlagLine {
  const words = commandWords(setting)
  const [shell, option, ...commands] = words.map(({ value }) => value)
  const isShell =
    /^[-@:+!|]*(?:.*\/)?(?:sh|dash|bash|ash)$/.test(shell ?? '') && option === '-c' && commands.length === 1
  if (!isShell || !plainCommand.test(commands[0] ?? '')) return { words, empty: setting.value.end }
  const cells = unitWords(setting.file.text, setting.value).at(-1) ?? []
  const [first, ...others] = splitWords(cells, () => ' ')
  const inside = first?.value === 'exec' ? others : first ? [first, ...others] : []
  return { words: inside, empty: inside.at(-1)?.end ?? setting.value.end }
}

/** The words in the value of a variable that an `Environment=` sets; undefined if it sets another variable. */
export function environmentWords({ file, value }: UnitSetting, name: string): readonly Word[] | undefined {
  const variable = unitWords(file.text, value).find((cells) => textOf(cells).startsWith(`${name}=`))
  return variable && splitWords(variable.slice(name.length + 1), () => ' ')
}

/** Whether the cells of a variable in an `Environment=` are quoted, so that spaces are allowed. */
export function isQuoted({ file }: UnitSetting, word: Word): boolean {
  return /["']/.test(file.text.charAt(word.end))
}

/** systemd src/basic/extract-word.c: spaces separate words, quotes group them, a backslash escapes. */
function unitWords(text: string, { start, end }: TextSpan): Cell[][] {
  const words: Cell[][] = []
  let quote = ''
  let segment = 0
  let isInside = false
  for (let at = start; at < end; ) {
    const char = text.charAt(at)
    const [join] = /^\\\r?\n(?:[ \t]*[#;].*\n)*/.exec(text.slice(at, end)) ?? []
    const isBlank = quote === '' && (join !== undefined || /\s/.test(char))
    const isQuote = char === quote || (quote === '' && /["']/.test(char))
    const length = join?.length ?? (char === '\\' ? 2 : 1)
    if (!isBlank && !isInside) words.push([])
    if (isQuote) {
      quote = quote === '' ? char : ''
      segment += 1
    } else if (!isBlank) {
      const value = join === undefined ? text.charAt(at + length - 1) : ' '
      words.at(-1)?.push({ char: value, start: at, end: at + length, segment })
    }
    isInside = !isBlank
    at += length
  }
  return words
}

/** A word together with the quotes around it. */
function outside(text: string, { start, end }: TextSpan): TextSpan {
  const isOpened = /["']/.test(text.charAt(start - 1))
  const isClosed = /["']/.test(text.charAt(end))
  return { start: isOpened ? start - 1 : start, end: isClosed ? end + 1 : end }
}

function textOf(cells: readonly Cell[]): string {
  return cells.map(({ char }) => char).join('')
}
