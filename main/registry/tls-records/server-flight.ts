import { byteReader } from './byte-reader.ts'
import { readCertificateMessage, unpackCertificateMessage } from './certificate-message.ts'
import { decryptHandshake } from './decrypt.ts'
import { contentType, type HandshakeMessage, handshakeMessages, messageType, tlsRecords } from './records.ts'

/** The data of a server's side of the handshake. */
export interface ServerFlight {
  /** DER, in the order sent. */
  readonly certificates: readonly Buffer[]
  readonly asksForClientCertificate: boolean
}

/**
 * Reads a server's side of a TLS handshake from the raw bytes, because no API returns the chain as sent: OpenSSL and
 * Node sort it and drop certificates that do not fit.
 *
 * @param stream everything received from the server so far.
 * @param trafficSecret server_handshake_traffic_secret; needed for TLS 1.3, where everything after the ServerHello is
 *   encrypted.
 * @returns undefined until the server's certificates have arrived.
 * @throws Error if they have arrived but cannot be read.
 */
export function readServerFlight(stream: Buffer, trafficSecret: Buffer | undefined): ServerFlight | undefined {
  const records = [...tlsRecords(stream)]
  const clear = records.filter(({ type }) => type === contentType.handshake).map(({ body }) => body)
  const hello = findServerHello(handshakeMessages(clear))
  if (!hello) return undefined
  if (hello.version < tls13) return collect(handshakeMessages(clear), false)
  return trafficSecret && collect(handshakeMessages(decryptHandshake(records, hello.cipherSuite, trafficSecret)), true)
}

function findServerHello(messages: Iterable<HandshakeMessage>): ServerHello | undefined {
  for (const { type, body } of messages) {
    const hello = type === messageType.serverHello ? readServerHello(body) : undefined
    if (hello && !hello.isRetryRequest) return hello
  }
  return undefined
}

/**
 * Stops once the flight is complete: later messages are encrypted with other keys. A server sends its certificates once,
 * so any more of them are not read: unpacking thousands would take seconds.
 */
function collect(messages: Iterable<HandshakeMessage>, isTls13: boolean): ServerFlight | undefined {
  let certificates: Buffer[] | undefined
  let asksForClientCertificate = false
  for (const { type, body } of messages) {
    if (type === messageType.certificateRequest) asksForClientCertificate = true
    if (type === messageType.certificate) certificates ??= readCertificateMessage(body, isTls13)
    if (type === messageType.compressedCertificate) {
      certificates ??= readCertificateMessage(unpackCertificateMessage(body), isTls13)
    }
    // The request comes after the certificates in TLS 1.2 and before them in TLS 1.3.
    if (isTls13 ? certificates : type === messageType.serverHelloDone) break
  }
  return certificates && { certificates, asksForClientCertificate }
}

/** What the server chose. */
interface ServerHello {
  /** 0x0301 is TLS 1.0 … 0x0304 is TLS 1.3. */
  readonly version: number
  /** The suite's IANA number. */
  readonly cipherSuite: number
  /** The server asks for another ClientHello; the real ServerHello comes later (RFC 8446 4.1.4). */
  readonly isRetryRequest: boolean
}

const tls13 = 0x0304

/** SHA-256 of “HelloRetryRequest”: the random of a ServerHello that is none (RFC 8446 4.1.3). */
const retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c'
const supportedVersions = 43

/** Reads a ServerHello's body (RFC 8446 4.1.3). @throws Unreadable where it is cut off. */
function readServerHello(body: Buffer): ServerHello {
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
