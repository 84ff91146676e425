import type { Note } from '../../../shared/model/plan.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { type Style, wrap } from './style.ts'

/** Notes and findings, the gravest first: a word for how grave, what it is, and below it what to do. */
export function renderNotes(notes: readonly Note[], style: Style): string[] {
  const marks = {
    error: style.bad('problem'),
    warning: style.warn('warning'),
    info: style.faint('note   '),
  } as const
  const order = { error: 0, warning: 1, info: 2 } as const
  return [...notes]
    .sort((a, b) => order[a.severity] - order[b.severity])
    .flatMap((note) => [
      `  ${marks[note.severity]}  ${wrap(visibleText(note.message), 11, style)}`,
      `           ${style.faint(wrap(visibleText(note.hint), 11, style))}`,
    ])
}
