import { styleText } from 'node:util'

/** The few ways in which text stands out. Each is plain text without colour, so nothing is said by colour alone. */
export interface Style {
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly warn: (text: string) => string
  /** Columns to keep within; no limit where nobody reads it on a terminal, so that programs find whole sentences. */
  readonly width: number
}

/** A way to stand out. */
export type Look = Exclude<keyof Style, 'width'>

const plain = (text: string): string => text

export const plainStyle: Style = {
  strong: plain,
  faint: plain,
  good: plain,
  bad: plain,
  warn: plain,
  width: Number.POSITIVE_INFINITY,
}

export const colourStyle: Style = {
  strong: (text) => styleText('bold', text),
  faint: (text) => styleText('dim', text),
  good: (text) => styleText('green', text),
  bad: (text) => styleText('red', text),
  warn: (text) => styleText('yellow', text),
  width: Number.POSITIVE_INFINITY,
}

/** Where text goes: a terminal and its columns, or a file or another program. */
export type Output = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>

/** Colour on a terminal only, and never against `--no-color`, NO_COLOR (no-color.org) or TERM=dumb. */
export function chooseStyle({ isTTY, columns }: Output, noColour: boolean, env: NodeJS.ProcessEnv): Style {
  const style = isTTY && !noColour && !env['NO_COLOR'] && env['TERM'] !== 'dumb' ? colourStyle : plainStyle
  return isTTY && columns > 0 ? { ...style, width: columns } : style
}

/** A text broken at blanks to fit a style's width, all lines but the first indented; a longer word stays whole. */
export function wrap(text: string, indent: number, { width }: Style): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && indent + last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join(`\n${' '.repeat(indent)}`)
}
