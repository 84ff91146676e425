import { byteReader } from './byte-reader.ts'

/** What the server chose. */
export interface ServerHello {
  /** 0x0301 is TLS 1.0 … 0x0304 is TLS 1.3. */
  readonly version: number
  /** The suite's IANA number. */
  readonly cipherSuite: number
  /** The server asks for another ClientHello; the real ServerHello comes later (RFC 8446 4.1.4). */
  readonly isRetryRequest: boolean
}

export const tls13 = 0x0304

/** SHA-256 of “HelloRetryRequest”: the random of a ServerHello that is none (RFC 8446 4.1.3). */
const retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c'
const supportedVersions = 43

/** Reads a ServerHello's body (RFC 8446 4.1.3). @throws Unreadable where it is cut off. */
export function readServerHello(body: Buffer): ServerHello {
  const reader = byteReader(body)
  const legacyVersion = reader.number(2)
  const random = reader.bytes(32)
  reader.vector(1)
  const cipherSuite = reader.number(2)
  reader.number(1)
  // Old servers end here: extensions came with RFC 4366.
  const extensions = byteReader(reader.remaining > 0 ? reader.vector(2) : Buffer.alloc(0))
  let version = legacyVersion
  while (extensions.remaining > 0) {
    const type = extensions.number(2)
    const value = extensions.vector(2)
    if (type === supportedVersions) version = byteReader(value).number(2)
  }
  return { version, cipherSuite, isRetryRequest: random.toString('hex') === retryRandom }
}
