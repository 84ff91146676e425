import { visibleText } from '../../shared/visible-text.ts'

/** A piece of a text: as it is, or a hidden character spelled out. */
export interface Piece {
  readonly text: string
  readonly hidden: boolean
}

/** Splits a stranger's text so that hidden characters can be shown as what they are. */
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
