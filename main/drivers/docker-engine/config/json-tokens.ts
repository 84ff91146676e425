import { Failure } from '../../../../shared/failure.ts'
import { positionOf, type TextFile, type TextSpan } from '../../text-file.ts'

/** A token; `other` is a number, true, false or null. */
export interface JsonToken extends TextSpan {
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'other'
}

/** RFC 8259, sections 2, 3, 6 and 7; in this order: blanks, punctuation, strings, numbers, names. */
const grammar =
  /([ \t\r\n]+)|([{}[\]:,])|("[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/**
 * The tokens of a JSON text, one after another.
 * @throws Failure `daemon-json-encoding`, `daemon-json-comment`, `daemon-json-broken` at the first that is none.
 */
export function* jsonTokens(file: TextFile): Generator<JsonToken> {
  refuseEncoding(file)
  const { text } = file
  let start = 0
  while (start < text.length) {
    grammar.lastIndex = start
    const match = grammar.exec(text)
    if (!match) throw unreadable(file, start)
    const [whole, blanks, punctuation, string] = match
    const end = start + whole.length
    if (blanks === undefined) {
      yield { kind: (punctuation as JsonToken['kind'] | undefined) ?? (string ? 'string' : 'other'), start, end }
    }
    start = end
  }
}

function refuseEncoding(file: TextFile): void {
  const nul = file.text.indexOf('\0')
  if (file.text.startsWith('\uFEFF')) throw encoding(file, 0, 'json-byte-order-mark')
  if (nul >= 0) throw encoding(file, nul, 'json-nul')
}

function encoding(file: TextFile, offset: number, phrase: 'json-byte-order-mark' | 'json-nul'): Failure {
  return new Failure('daemon-json-encoding', { ...positionOf(file, offset), detail: { phrase } })
}

function unreadable(file: TextFile, offset: number): Failure {
  const rest = file.text.slice(offset, offset + 2)
  if (/^(?:\/[/*]|#)/.test(rest)) return new Failure('daemon-json-comment', { ...positionOf(file, offset) })
  return brokenAt(file, offset, rest.startsWith('"') ? 'json-open-string' : undefined)
}

/** The failure for something that stands where it may not. */
export function brokenAt(file: TextFile, offset: number, what?: 'json-open-string'): Failure {
  const found = file.text.length <= offset ? 'json-too-short' : 'json-misplaced'
  return new Failure('daemon-json-broken', { ...positionOf(file, offset), detail: { phrase: what ?? found } })
}
