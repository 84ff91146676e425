import stringWidth from 'fast-string-width'
import type { Style } from './style.ts'

/** The width of a text in columns: wide characters take two, combining marks and colours none (Unicode UAX #11). */
export const widthOf = (text: string): number => stringWidth(text)

/** The width of the widest text, in columns. */
export function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(widthOf))
}

/** A text padded with spaces to a width in columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

/**
 * Where a line may break apart from spaces: before and after a wide character, but not before a closing one (UAX #14,
 * CL).
 */
const pieces =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}][、-〉》」』】〕！），．：；？］｝]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu

/**
 * A text broken to fit a style's width, at blanks and between wide characters; a longer word stays whole, and a line
 * that ends in the text ends here too. It begins at the column `indent`, and so do its other lines.
 */
export function wrap(text: string, indent: number, { width }: Pick<Style, 'width'>): string {
  const lines = text.split('\n').flatMap((line) => wrapLine(line, indent, width))
  return lines.join(`\n${' '.repeat(indent)}`)
}

function wrapLine(text: string, indent: number, width: number): string[] {
  // To measure the line again at each word takes a second for long foreign text, and nothing would come of it.
  if (width === Number.POSITIVE_INFINITY) return [text.trim()]
  const lines: string[] = []
  let line = ''
  let blank = ''
  for (const [piece] of text.matchAll(pieces)) {
    if (piece.trim() === '') blank = piece
    else if (line === '' || indent + widthOf(line + blank + piece) <= width) {
      line += (line === '' ? '' : blank) + piece
      blank = ''
    } else {
      lines.push(line)
      line = piece
      blank = ''
    }
  }
  return [...lines, line]
}

/** A line indented to a column and wrapped. */
export function indented(text: string, indent: number, style: Pick<Style, 'width'>): string {
  return ' '.repeat(indent) + wrap(text, indent, style)
}
