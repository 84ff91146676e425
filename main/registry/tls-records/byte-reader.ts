import type { Phrase } from '../../../shared/words/param.ts'

/** Reads the big-endian fields of a TLS structure one after the other (RFC 8446 3). */
export interface ByteReader {
  readonly remaining: number
  /** An unsigned number of one to six bytes. */
  readonly number: (size: number) => number
  readonly bytes: (length: number) => Buffer
  /** A vector: its length in `lengthSize` bytes, then its content. */
  readonly vector: (lengthSize: number) => Buffer
}

/** @throws Unreadable from each function where the bytes end before the field does. */
export function byteReader(source: Buffer): ByteReader {
  let at = 0
  const bytes = (length: number): Buffer => {
    if (length > source.length - at) throw new Unreadable({ phrase: 'tls-cut-off' })
    at += length
    return source.subarray(at - length, at)
  }
  const number = (size: number): number => bytes(size).readUIntBE(0, size)
  return {
    get remaining() {
      return source.length - at
    },
    number,
    bytes,
    vector: (lengthSize) => bytes(number(lengthSize)),
  }
}

/** A part of a handshake that cannot be read. */
export class Unreadable extends Error {
  /** Why not. */
  readonly detail: Phrase

  constructor(detail: Phrase) {
    super(detail.phrase)
    this.name = 'Unreadable'
    this.detail = detail
  }
}
