import { Malformed, type MalformedPart } from './malformed.ts'

/** Universal tags (X.690), constructed where they are. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  identifier: 0x06,
  utf8: 0x0c,
  numeric: 0x12,
  printable: 0x13,
  t61: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** A context-specific tag. */
export const context = (number: number, isConstructed: boolean): number => (isConstructed ? 0xa0 : 0x80) + number

/** One value: its tag, its content, and both with the length between them. */
export interface DerValue {
  readonly tag: number
  readonly content: Buffer
  readonly element: Buffer
}

/** Reads values one after the other. */
export interface DerReader {
  readonly isEmpty: () => boolean
  /** Whether the next value has a tag. */
  readonly peek: (tag: number) => boolean
  readonly any: () => DerValue
  /** The content of the next value, which must have the tag. */
  readonly read: (tag: number) => Buffer
  readonly element: (tag: number) => Buffer
  /** Undefined where the next value has another tag. */
  readonly optional: (tag: number) => Buffer | undefined
}

/**
 * Reads DER as strictly as Go does (golang.org/x/crypto/cryptobyte, readASN1): one byte for a tag, the shortest form of a length. What
 * follows the values that are read is nobody's business.
 *
 * @param part what is malformed where it is not DER.
 * @throws Malformed by each of the reader's functions.
 */
export function derReader(bytes: Buffer, part: MalformedPart): DerReader {
  let rest = bytes
  const any = (): DerValue => {
    const value = firstValue(rest)
    if (!value) throw new Malformed(part)
    rest = rest.subarray(value.element.length)
    return value
  }
  const peek = (tag: number): boolean => rest[0] === tag
  const value = (tag: number): DerValue => {
    const next = any()
    if (next.tag !== tag) throw new Malformed(part)
    return next
  }
  return {
    isEmpty: () => rest.length === 0,
    peek,
    any,
    read: (tag) => value(tag).content,
    element: (tag) => value(tag).element,
    optional: (tag) => (peek(tag) ? value(tag).content : undefined),
  }
}

function firstValue(bytes: Buffer): DerValue | undefined {
  const [tag, first] = bytes
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined
  if (first < 0x80) return cut(bytes, tag, 2, first)
  const count = first - 0x80
  if (count === 0 || count > 4 || bytes.length < 2 + count) return undefined
  const length = bytes.readUIntBE(2, count)
  if (length < 128 || length < 256 ** (count - 1)) return undefined
  return cut(bytes, tag, 2 + count, length)
}

function cut(bytes: Buffer, tag: number, start: number, length: number): DerValue | undefined {
  const end = start + length
  if (end > bytes.length) return undefined
  return { tag, content: bytes.subarray(start, end), element: bytes.subarray(0, end) }
}
