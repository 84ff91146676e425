import { Failure } from '../../../../shared/failure.ts'
import type { Phrase } from '../../../../shared/words/param.ts'
import { positionOf, type TextFile, type TextSpan } from '../../text-file.ts'
import { whatDockerDoes } from './what-docker-does.ts'

/** What may stand at a place of a JSON text. */
export type Expected = 'value' | 'key' | ':' | ',' | 'end'

/** A token; `other` is a number, true, false or null, `wrong` is where something begins that is no token. */
export interface JsonToken extends TextSpan {
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'other' | 'wrong'
}

/**
 * Why a token may not stand where it does, in the place that a person has to change.
 * @param last the token before it.
 * @returns Failure `daemon-json-broken`, `-comment`, `-rest`.
 */
export function misplaced(file: TextFile, token: JsonToken, last: JsonToken | undefined, expected: Expected): Failure {
  const { kind, start } = token
  const isWrong = kind === 'wrong'
  const text = file.text.slice(start)
  if (isWrong && /^(?:\/[/*]|#)/.test(text)) return new Failure('daemon-json-comment', { ...positionOf(file, start) })
  if (expected === 'end') {
    return new Failure('daemon-json-rest', { ...positionOf(file, start), docker: whatDockerDoes(file, 'rest') })
  }
  if (isWrong) return brokenAt(file, start, wrongText(text))
  if (last?.kind === ',' && (kind === '}' || kind === ']')) return brokenAt(file, last.start, 'json-comma-trailing')
  const begins = kind !== '}' && kind !== ']' && kind !== ','
  if (expected === ',' && begins && kind !== ':') return brokenAt(file, start, 'json-comma-missing')
  if (expected === ':' && begins) return brokenAt(file, start, 'json-colon-missing')
  return brokenAt(file, start, 'json-misplaced')
}

/** The failure for a text that ends before its object does. */
export function tooShort(file: TextFile): Failure {
  return brokenAt(file, file.text.length, 'json-too-short')
}

function brokenAt(file: TextFile, offset: number, detail: Phrase | Phrase['phrase']): Failure {
  const phrase = typeof detail === 'string' ? { phrase: detail } : detail
  return new Failure('daemon-json-broken', { ...positionOf(file, offset), detail: phrase })
}

/** Quotation marks that word processors, and people from other languages of programming, write. */
const quotes = /^['`´‘’‚‛“”„‟«»‹›＂]/
/** What looks like a space and is none for JSON. */
const blanks = /^[^\S \t\r\n]|^[\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060\ufeff]/
const word = /^[\p{L}_$][\p{L}\p{N}_$-]*/u

function wrongText(text: string): Phrase | Phrase['phrase'] {
  if (text.startsWith('"')) return 'json-open-string'
  const [character = ''] = text
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  if (quotes.test(text)) return { phrase: 'json-quotation-mark', params: { character } }
  if (blanks.test(text))
    return { phrase: character === '\u00a0' ? 'json-no-break-space' : 'json-blank', params: { code } }
  const [name] = word.exec(text) ?? []
  if (name !== undefined) return { phrase: 'json-word', params: { word: name } }
  return { phrase: 'json-character', params: { character } }
}
