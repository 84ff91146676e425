import type { Note } from './model/plan.ts'
import type { NoteCode, notes } from './words/en/notes.ts'
import { english } from './words/language.ts'
import type { Params } from './words/param.ts'
import { noteWords } from './words/say.ts'
import type { NamesIn } from './words/text.ts'

/** How grave the notes of a room are, by their codes; their words stand in words/en/notes. */
export type Severities = Readonly<Partial<Record<NoteCode, Note['severity']>>>

/** What the words of a note need. */
export type NoteParams<Code extends NoteCode> = Record<
  NamesIn<(typeof notes)[Code]['message']> | NamesIn<(typeof notes)[Code]['hint']>,
  Params[string]
>

/** The params of a note, which may be left out where its words need none. */
export type Given<T> = Record<never, never> extends T ? readonly [params?: T] : readonly [params: T]

/** Makes a note of a room. Its words are the English ones, for programs; whoever shows it says it in the reader's language. */
export function makeNote<Table extends Severities, Code extends keyof Table & NoteCode>(
  table: Table,
  code: Code,
  ...[params]: Given<NoteParams<Code>>
): Note {
  return noteOf(table, code, params ?? {})
}

/** The same for a code that is known when the program runs only. */
export function noteOf<Table extends Severities>(table: Table, code: keyof Table & NoteCode, params: Params): Note {
  const severity = table[code] ?? 'info'
  return { code, severity, ...noteWords(english, { code, params }), params: { ...params } }
}
