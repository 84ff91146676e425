import type { ErrorCode } from '../errors.ts'
import type { NoteCode } from './en/notes.ts'
import type { PhraseCode } from './en/phrases.ts'

/** A part of a sentence by its code, for a sentence that goes around it. */
export interface Phrase {
  readonly phrase: PhraseCode
  readonly params?: Params | undefined
}

/** The message of another failure or note. */
export type Cause =
  | { readonly error: ErrorCode; readonly params: Params }
  | { readonly note: NoteCode; readonly params: Params }

/** A moment, ISO 8601, formatted in the reader's language: the day alone, or to the minute, in UTC; or in local time. */
export interface Moment {
  readonly at: string
  readonly to: 'day' | 'minute' | 'local'
}

/** Several things in a row, joined as the reader's language does. */
export interface Listed {
  readonly list: readonly Param[]
}

/** What may stand in a sentence: foreign text and numbers as they are, the rest in the reader's language. */
export type Param = string | number | Phrase | Cause | Moment | Listed

/** Values for the parameters of a sentence, by their names. */
export type Params = Readonly<Record<string, Param>>

/** A list of values, as one part of a sentence. */
export function listed(items: readonly Param[]): Param {
  const [first] = items
  if (first === undefined) return { phrase: 'none-of-them' }
  return items.length === 1 ? first : { list: [...items] }
}
