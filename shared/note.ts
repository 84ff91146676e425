import { fillIn, type TextParams } from './fill-in.ts'
import type { Note } from './model/plan.ts'

/** One row of a table of notes or findings: how grave it is, what it is, what to do. `{name}` stands for a parameter. */
export interface NoteEntry {
  readonly severity: Note['severity']
  readonly message: string
  readonly hint: string
}

/** Makes the note that a table's row describes. `params` stay with it, so that another language can fill its own texts. */
export function makeNote<Code extends string>(
  table: Readonly<Record<Code, NoteEntry>>,
  code: Code,
  params: TextParams = {},
): Note {
  const { severity, message, hint } = table[code]
  return { code, severity, message: fillIn(message, params), hint: fillIn(hint, params), params: { ...params } }
}
