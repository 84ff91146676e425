import { styleText } from 'node:util'
import { type Language, languageOf } from '../../../shared/words/language.ts'
import type { Params } from '../../../shared/words/param.ts'
import { say } from '../../../shared/words/say.ts'
import type { Text } from '../../../shared/words/text.ts'

/** The few text styles. Without colour each is plain text, so colour alone never carries meaning. */
export interface Style {
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly warn: (text: string) => string
  /** The maximum width in columns; unlimited outside a terminal, so that programs find whole sentences. */
  readonly width: number
}

/** A text style. */
export type Look = Exclude<keyof Style, 'width'>

/** The language and the style of the output. */
export interface Voice {
  readonly language: Language
  readonly style: Style
}

const plain = (text: string): string => text

export const plainStyle: Style = {
  strong: plain,
  faint: plain,
  good: plain,
  bad: plain,
  warn: plain,
  width: Number.POSITIVE_INFINITY,
}

// Whether there is colour is decided by `chooseStyle` alone: Node would ask standard output, and the CI's name, again.
const paint =
  (format: Parameters<typeof styleText>[0]) =>
  (text: string): string =>
    styleText(format, text, { validateStream: false })

export const colourStyle: Style = {
  strong: paint('bold'),
  faint: paint('dim'),
  good: paint('green'),
  bad: paint('red'),
  warn: paint('yellow'),
  width: Number.POSITIVE_INFINITY,
}

/** Where text goes: a terminal and its columns, or a file or another program. */
export type Output = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>

/** Colour on a terminal only, unless disabled by `--no-color`, NO_COLOR (no-color.org) or TERM=dumb. */
export function chooseStyle({ isTTY, columns }: Output, noColour: boolean, env: NodeJS.ProcessEnv): Style {
  const style = isTTY && !noColour && !env['NO_COLOR'] && env['TERM'] !== 'dumb' ? colourStyle : plainStyle
  return isTTY ? { ...style, width: columns } : style
}

/** The voice for an output of this process, in the language that `MOORING_LANG` names. */
export function chooseVoice(output: Output, noColour: boolean, env: NodeJS.ProcessEnv): Voice {
  return { language: languageOf(env['MOORING_LANG']), style: chooseStyle(output, noColour, env) }
}

/** Words of the catalogue with what strangers said in them. */
export function tell({ language }: Pick<Voice, 'language'>, text: Text, params?: Params): string {
  return say(language, text, params)
}
