import { byteReader } from './byte-reader.ts'
import type { HandshakeMessage } from './records.ts'

/** What a server chose, and the extensions that a client has to check. */
export interface ServerHello {
  /** The message as sent. */
  readonly message: Buffer
  /** 0x0301 is TLS 1.0 … 0x0304 is TLS 1.3. */
  readonly version: number
  /** The suite's IANA number. */
  readonly cipherSuite: number
  /** The server asks for another ClientHello; the real ServerHello comes later (RFC 8446 4.1.4). */
  readonly isRetryRequest: boolean
  /** 0 is none. */
  readonly compression: number
  /** The key exchange of TLS 1.3: the group's IANA number and the server's public key. A retry request has no key. */
  readonly keyShare?: { readonly group: number; readonly key: Buffer }
  /** Of points on elliptic curves, if the server names any; 0 is uncompressed (RFC 8422 5.1.2). */
  readonly pointFormats?: Buffer
  /** What the server says of an earlier handshake: nothing, in a first one (RFC 5746 3.4). */
  readonly renegotiation?: Buffer
  /** The application protocol, chosen by TLS 1.2 (RFC 7301). */
  readonly application?: string
}

export const tls12 = 0x0303
export const tls13 = 0x0304

/** SHA-256 of “HelloRetryRequest”: the random of a ServerHello that is none (RFC 8446 4.1.3). */
const retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c'

const extension = { pointFormats: 11, application: 16, versions: 43, keyShare: 51, renegotiation: 0xff01 } as const

/** Reads a ServerHello (RFC 8446 4.1.3). @throws Unreadable where it is cut off. */
export function readServerHello({ body, whole }: HandshakeMessage): ServerHello {
  const reader = byteReader(body)
  const legacyVersion = reader.number(2)
  const isRetryRequest = reader.bytes(32).toString('hex') === retryRandom
  reader.vector(1)
  const cipherSuite = reader.number(2)
  const compression = reader.number(1)
  // Old servers end here: extensions came with RFC 4366.
  const extensions = readExtensions(reader.remaining > 0 ? reader.vector(2) : Buffer.alloc(0))
  const version = extensions.get(extension.versions)
  const share = extensions.get(extension.keyShare)
  const points = extensions.get(extension.pointFormats)
  const renegotiation = extensions.get(extension.renegotiation)
  const application = extensions.get(extension.application)
  return {
    message: whole,
    version: version ? byteReader(version).number(2) : legacyVersion,
    cipherSuite,
    isRetryRequest,
    compression,
    ...(share && { keyShare: readKeyShare(share) }),
    ...(points && { pointFormats: byteReader(points).vector(1) }),
    ...(renegotiation && { renegotiation: byteReader(renegotiation).vector(1) }),
    ...(application && { application: readApplication(application) }),
  }
}

/** The application protocol among a TLS 1.3 server's encrypted extensions (RFC 8446 4.3.1). */
export function applicationOf(encryptedExtensions: Buffer): string | undefined {
  const application = readExtensions(byteReader(encryptedExtensions).vector(2)).get(extension.application)
  return application && readApplication(application)
}

function readExtensions(list: Buffer): ReadonlyMap<number, Buffer> {
  const reader = byteReader(list)
  const extensions = new Map<number, Buffer>()
  while (reader.remaining > 0) extensions.set(reader.number(2), reader.vector(2))
  return extensions
}

function readKeyShare(share: Buffer): { readonly group: number; readonly key: Buffer } {
  const reader = byteReader(share)
  return { group: reader.number(2), key: reader.remaining > 0 ? reader.vector(2) : Buffer.alloc(0) }
}

function readApplication(value: Buffer): string {
  return byteReader(byteReader(value).vector(2)).vector(1).toString('latin1')
}
