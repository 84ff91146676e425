import { byteReader } from './byte-reader.ts'
import { readCertificateMessage, unpackCertificateMessage } from './certificate-message.ts'
import { decryptHandshake } from './decrypt.ts'
import { contentType, type HandshakeMessage, handshakeMessages, messageType, tlsRecords } from './records.ts'
import { applicationOf, readServerHello, type ServerHello, tls12, tls13 } from './server-hello.ts'

/** The data of a server's side of the handshake. */
export interface ServerFlight {
  readonly hello: ServerHello
  /** DER, in the order sent. */
  readonly certificates: readonly Buffer[]
  /** Of the message with all certificates, unpacked. Bytes. */
  readonly certificatesLength: number
  readonly asksForClientCertificate: boolean
  /** The elliptic curve of the key exchange, its IANA number; absent for another key exchange. */
  readonly group?: number
  /** How the server signed, its IANA number; absent before TLS 1.2, for a key exchange that is not signed, and before it has arrived. */
  readonly signature?: number
  /** The application protocol (RFC 7301). */
  readonly application?: string
  /** Whether the server waits for the client now. */
  readonly isComplete: boolean
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
  const hello = findServerHello(stream)
  if (!hello) return undefined
  if (hello.version < tls13) return collect(handshakeMessages(clearFragments(stream)), hello)
  if (!trafficSecret) return undefined
  return collect(handshakeMessages(decryptHandshake(tlsRecords(stream), hello.cipherSuite, trafficSecret)), hello)
}

/** The ServerHellos that have arrived: one, or a request to retry first. @throws Unreadable where they have, and can't be read. */
export function* serverHellos(stream: Buffer): Generator<ServerHello> {
  for (const message of handshakeMessages(clearFragments(stream))) {
    if (message.type === messageType.serverHello) yield readServerHello(message)
  }
}

function findServerHello(stream: Buffer): ServerHello | undefined {
  for (const hello of serverHellos(stream)) if (!hello.isRetryRequest) return hello
  return undefined
}

function* clearFragments(stream: Buffer): Generator<Buffer> {
  for (const { type, body } of tlsRecords(stream)) if (type === contentType.handshake) yield body
}

/**
 * Stops once the flight is complete: later messages are encrypted with other keys. A server sends its certificates once,
 * so any more of them are not read: unpacking thousands would take seconds.
 */
function collect(messages: Iterable<HandshakeMessage>, hello: ServerHello): ServerFlight | undefined {
  const isTls13 = hello.version >= tls13
  let list: Buffer | undefined
  let certificates: Buffer[] | undefined
  let rest: Omit<ServerFlight, 'hello' | 'certificates' | 'certificatesLength'> = {
    asksForClientCertificate: false,
    isComplete: false,
    ...(hello.application !== undefined && { application: hello.application }),
    ...(hello.keyShare && { group: hello.keyShare.group }),
  }
  for (const { type, body } of messages) {
    if (type === messageType.certificateRequest) rest = { ...rest, asksForClientCertificate: true }
    if (type === messageType.certificate || type === messageType.compressedCertificate) {
      list ??= type === messageType.certificate ? body : unpackCertificateMessage(body)
      certificates ??= readCertificateMessage(list, isTls13)
    }
    if (type === messageType.serverKeyExchange) rest = { ...rest, ...readKeyExchange(body, hello) }
    if (type === messageType.encryptedExtensions && isTls13) {
      const application = applicationOf(body)
      rest = { ...rest, ...(application !== undefined && { application }) }
    }
    if (type === messageType.certificateVerify) rest = { ...rest, signature: byteReader(body).number(2) }
    if (type === (isTls13 ? messageType.certificateVerify : messageType.serverHelloDone)) {
      rest = { ...rest, isComplete: true }
      break
    }
  }
  return certificates && { hello, certificates, certificatesLength: list?.length ?? 0, ...rest }
}

const namedCurve = 3

/** The suites whose server sends a point of an elliptic curve and signs it, as far as anybody uses them (RFC 5289, 7905, 8422). */
const signedCurveSuites: ReadonlySet<number> = new Set([
  ...[0xc008, 0xc009, 0xc00a, 0xc012, 0xc013, 0xc014],
  ...[0xc023, 0xc024, 0xc027, 0xc028, 0xc02b, 0xc02c, 0xc02f, 0xc030],
  ...[0xcca8, 0xcca9],
])

/** A curve, the server's public key and a signature (RFC 8422 5.4). Other key exchanges have other forms. */
function readKeyExchange(
  body: Buffer,
  { version, cipherSuite }: ServerHello,
): { readonly group?: number; readonly signature?: number } {
  const reader = byteReader(body)
  if (!signedCurveSuites.has(cipherSuite) || reader.number(1) !== namedCurve) return {}
  const group = reader.number(2)
  reader.vector(1)
  return { group, ...(version >= tls12 && { signature: reader.number(2) }) }
}
