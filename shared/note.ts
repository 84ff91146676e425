import type { Note } from './model/plan.ts'
import type { NoteCode, notes } from './words/en/notes.ts'
import { english } from './words/language.ts'
import type { Params } from './words/param.ts'
import { noteWords } from './words/say.ts'
import type { NamesIn } from './words/text.ts'

/** The severities of a room's notes, by code; their words are in words/en/notes. */
export type Severities = Readonly<Partial<Record<NoteCode, Note['severity']>>>

/** The parameters of a note's words. */
export type NoteParams<Code extends NoteCode> = Record<
  NamesIn<(typeof notes)[Code]['message']> | NamesIn<(typeof notes)[Code]['hint']>,
  Params[string]
>

/** A note's parameters, optional if its words need none. */
export type Given<T> = Record<never, never> extends T ? readonly [params?: T] : readonly [params: T]

/** Makes a note. It contains English words for programs; each door shows it in the reader's language. */
export function makeNote<Table extends Severities, Code extends keyof Table & NoteCode>(
  table: Table,
  code: Code,
  ...[params]: Given<NoteParams<Code>>
): Note {
  return noteOf(table, code, params ?? {})
}

/** The same for a code that is only known at run time. */
export function noteOf<Table extends Severities>(table: Table, code: keyof Table & NoteCode, params: Params): Note {
  const severity = table[code] ?? 'info'
  return { code, severity, ...noteWords(english, { code, params }), params: { ...params } }
}
