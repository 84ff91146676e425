import type { ErrorCode } from '../errors.ts'
import { visibleText } from '../visible-text.ts'
import type { CauseCode } from './en/causes.ts'
import type { NoteCode } from './en/notes.ts'
import type { Language } from './language.ts'
import type { Cause, Moment, Param, Params, Phrase } from './param.ts'
import type { Text } from './text.ts'

/** A message, and what to do about it. */
export interface Sentences {
  readonly message: string
  readonly hint: string
}

/** A failure in a language. */
export function errorWords(
  language: Language,
  { code, params }: { readonly code: ErrorCode; readonly params: Params },
): Sentences {
  return sentences(language, language.words.errors[code], params)
}

/** A note or a finding in a language. */
export function noteWords(
  language: Language,
  { code, params }: { readonly code: NoteCode; readonly params: Params },
): Sentences {
  return sentences(language, language.words.notes[code], params)
}

/** What an error text means, in a language. */
export function causeWords(
  language: Language,
  { code, params }: { readonly code: CauseCode; readonly params: Params },
): Sentences {
  return sentences(language, language.words.causes[code], params)
}

/** What a check says, in a language: a note, or the cause of an answer. */
export function remarkWords(
  language: Language,
  remark: { readonly params: Params } & (
    | { readonly from: 'note'; readonly code: NoteCode }
    | { readonly from: 'cause'; readonly code: CauseCode }
  ),
): Sentences {
  return remark.from === 'note' ? noteWords(language, remark) : causeWords(language, remark)
}

/**
 * A text with its parameters filled in; one that is missing stays as it is. The plural is chosen by `count`. Hidden
 * characters of foreign text are spelled out, so what a sentence says can be shown as it is.
 */
export function say(language: Language, text: Text, params: Params = {}): string {
  const values = Object.entries(params).map(([name, value]) => [name, valueWords(language, name, value)] as const)
  return fillIn(formOf(language, text, params['count']), Object.fromEntries(values))
}

/** A count gets the language's digit grouping; other numbers, such as ports, are names and stay unchanged. */
function valueWords(language: Language, name: string, value: Param): string {
  if (name === 'count' && typeof value === 'number') return new Intl.NumberFormat(language.locale).format(value)
  return sayParam(language, value)
}

/** How much of a foreign text a sentence shows: the longest path of Linux, and far more than a person reads. */
const shownLength = 4096

/** A parameter by itself in a language, hidden characters of foreign text spelled out, a very long one cut off. */
export function sayParam(language: Language, value: Param): string {
  if (typeof value !== 'object') return visibleText(shortened(String(value)))
  if ('at' in value) return momentWords(language, value)
  if ('list' in value) return listFormat(language).format(value.list.map((each) => sayParam(language, each)))
  const { text, params } = phraseText(language, value)
  return say(language, text, params)
}

function shortened(text: string): string {
  return text.length <= shownLength ? text : `${text.slice(0, shownLength)}…`
}

/** What a part of a sentence says, before its own parameters are filled in. A cause says its message. */
export function phraseText(
  { words }: Pick<Language, 'words'>,
  part: Phrase | Cause,
): { readonly text: Text; readonly params: Params } {
  if ('phrase' in part) return { text: words.phrases[part.phrase], params: part.params ?? {} }
  // What it asks the reader to report is only for a failure by itself.
  if ('error' in part && part.error === 'unexpected')
    return { text: words.phrases['cause-unexpected'], params: part.params }
  const { message } = 'error' in part ? words.errors[part.error] : words.notes[part.note]
  return { text: message, params: part.params }
}

/** How a language writes things in a row, where no word has to stand before the last one. */
export function listFormat({ locale }: Pick<Language, 'locale'>): Intl.ListFormat {
  return new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })
}

function sentences(language: Language, words: { message: Text; hint: Text }, params: Params): Sentences {
  return { message: say(language, words.message, params), hint: say(language, words.hint, params) }
}

function formOf({ tag }: Language, text: Text, count: Param | undefined): string {
  if (typeof text === 'string') return text
  return text[new Intl.PluralRules(tag).select(Number(count))] ?? text.other
}

/** An unreadable moment (a certificate may hold any) stays unchanged. */
function momentWords({ locale }: Language, { at, to }: Moment): string {
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return visibleText(at)
  const minute = { dateStyle: 'medium', timeStyle: 'short' } as const
  if (to === 'local') return new Intl.DateTimeFormat(locale, minute).format(moment)
  const options = to === 'day' ? ({ dateStyle: 'medium' } as const) : minute
  const text = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(moment)
  return to === 'day' ? text : `${text} UTC`
}

/** Replaces each `{name}` in a text by the value of that name; one without a value stays as it is. */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-zA-Z]+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : placeholder,
  )
}
