import { Failure } from '../../../../shared/failure.ts'
import { positionOf, type TextFile, type TextSpan } from '../../text-file.ts'
import { type Expected, type JsonToken, misplaced, tooShort } from './json-mistakes.ts'
import { whatDockerDoes } from './what-docker-does.ts'

/** Where a value stands in the text. */
export interface JsonValue extends TextSpan {
  readonly kind: 'object' | 'array' | 'string' | 'other'
}

/** A key of an object and its value; for an array its elements too. */
export interface JsonMember {
  readonly name: string
  readonly key: TextSpan
  readonly value: JsonValue
  readonly elements: readonly JsonValue[]
}

export interface JsonOutline {
  readonly object: TextSpan
  readonly members: readonly JsonMember[]
}

/** A parsed key or whole value, with the number of containers around it. */
interface Item extends TextSpan {
  readonly kind: 'key' | JsonValue['kind']
  readonly depth: number
}

/**
 * Finds the members of an object in the text, without building values: at any depth, with all offsets.
 * @param inside the keys that lead to it; none for the outermost object.
 * @throws Failure `daemon-json-broken`, `-comment`, `-empty`, `-encoding`, `-not-object`, `-rest`, each with line and column.
 */
export function outlineOf(file: TextFile, inside: readonly string[] = []): JsonOutline {
  const level = inside.length
  const members: JsonMember[] = []
  const keys: TextSpan[] = []
  let elements: JsonValue[] = []
  let found: JsonValue | undefined
  const nameOf = ({ start, end }: TextSpan): string => JSON.parse(file.text.slice(start, end))
  const isInside = (): boolean =>
    inside.every((name, depth) => {
      const key = keys[depth]
      return key && nameOf(key) === name
    })
  for (const { kind, depth, start, end } of items(file)) {
    if (kind === 'key') {
      keys.length = depth - 1 // what was deeper is over; an array on the way has no key
      keys[depth - 1] = { start, end }
      if (depth === level + 1) elements = []
    } else if (depth === level + 2) elements.push({ kind, start, end })
    else if (depth === level && isInside()) found = { kind, start, end }
    else if (depth === level + 1 && isInside()) {
      const key = keys[level]
      if (key) members.push({ name: nameOf(key), key, value: { kind, start, end }, elements })
    }
  }
  if (found?.kind !== 'object') {
    throw new Failure('daemon-json-not-object', { ...positionOf(file, found?.start ?? file.text.length) })
  }
  return { object: found, members }
}

/** The grammar of RFC 8259 over tokens. A container is yielded when it closes, after its content. */
function* items(file: TextFile): Generator<Item> {
  const open: JsonToken[] = []
  let expected: Expected = 'value'
  let isFresh = false
  let last: JsonToken | undefined
  for (const token of jsonTokens(file)) {
    const { kind, start, end } = token
    const around = open.at(-1)
    const isClosing = around !== undefined && kind === (around.kind === '{' ? '}' : ']')
    if (isClosing && (isFresh || expected === ',')) {
      open.pop()
      yield { kind: kind === '}' ? 'object' : 'array', depth: open.length, start: around.start, end }
      expected = open.length === 0 ? 'end' : ','
    } else if (expected === ',' && kind === ',') expected = around?.kind === '{' ? 'key' : 'value'
    else if (expected === ':' && kind === ':') expected = 'value'
    else if (expected === 'key' && kind === 'string') {
      yield { kind: 'key', depth: open.length, start, end }
      expected = ':'
    } else if (expected === 'value' && (kind === '{' || kind === '[')) {
      open.push(token)
      expected = kind === '{' ? 'key' : 'value'
    } else if (expected === 'value' && (kind === 'string' || kind === 'other')) {
      yield { kind, depth: open.length, start, end }
      expected = open.length === 0 ? 'end' : ','
    } else throw misplaced(file, token, last, expected)
    isFresh = open.at(-1) === token
    last = token
  }
  if (open.length === 0 && expected === 'value') {
    throw new Failure('daemon-json-empty', { ...positionOf(file, 0), docker: whatDockerDoes(file, 'empty') })
  }
  if (expected !== 'end') throw tooShort(file)
}

/** RFC 8259, sections 2, 3, 6 and 7; in this order: blanks, punctuation, strings, numbers, names. */
const grammar =
  /([ \t\r\n]+)|([{}[\]:,])|("[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/**
 * The tokens of a JSON text, one after another. The first thing that is none is the last, as `wrong`.
 * @throws Failure `daemon-json-encoding`.
 */
function* jsonTokens(file: TextFile): Generator<JsonToken> {
  refuseEncoding(file)
  const { text } = file
  let start = 0
  while (start < text.length) {
    grammar.lastIndex = start
    const match = grammar.exec(text)
    if (!match) {
      yield { kind: 'wrong', start, end: text.length }
      return
    }
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
  const docker = whatDockerDoes(file, phrase === 'json-nul' ? 'no-text' : 'mark')
  return new Failure('daemon-json-encoding', { ...positionOf(file, offset), detail: { phrase }, docker })
}
