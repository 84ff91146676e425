import { visibleText } from '../../shared/visible-text.ts'
import type { Language } from '../../shared/words/language.ts'
import type { Params } from '../../shared/words/param.ts'
import { say, sayParam } from '../../shared/words/say.ts'
import type { Text } from '../../shared/words/text.ts'

/** A text with the hidden characters of foreign text spelled out, because a label cannot mark them. */
export function sayOnPage(language: Language, text: Text, params: Params): string {
  const visible = Object.entries(params).map(([name, value]) => {
    return [name, typeof value === 'number' ? value : visibleText(sayParam(language, value))] as const
  })
  return say(language, text, Object.fromEntries(visible))
}

/** A piece of a text: unchanged text, or a hidden character spelled out. */
interface Piece {
  readonly text: string
  readonly hidden: boolean
}

/** Splits foreign text so that hidden characters can be marked. */
export function markHidden(text: string): Piece[] {
  const pieces: Piece[] = []
  for (const character of text) {
    const shown = visibleText(character)
    const hidden = shown !== character
    const last = pieces.at(-1)
    if (last && !hidden && !last.hidden) pieces[pieces.length - 1] = { text: last.text + shown, hidden }
    else pieces.push({ text: shown, hidden })
  }
  return pieces
}
