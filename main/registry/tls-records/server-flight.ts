import { readCertificateMessage, unpackCertificateMessage } from './certificate-message.ts'
import { decryptHandshake } from './decrypt.ts'
import { type HandshakeMessage, handshakeMessages, messageType } from './handshake-messages.ts'
import { contentType, tlsRecords } from './records.ts'
import { readServerHello, type ServerHello, tls13 } from './server-hello.ts'

/** What a server said in its part of the handshake. */
export interface ServerFlight {
  /** DER, in the order they were sent. */
  readonly certificates: readonly Buffer[]
  readonly asksForClientCertificate: boolean
}

/**
 * Reads a server's side of a TLS handshake from the raw bytes, because no API tells the chain as it was sent: OpenSSL
 * and Node put it in order and leave out what does not fit.
 *
 * @param stream everything received from the server so far.
 * @param trafficSecret server_handshake_traffic_secret; needed for TLS 1.3, where all after the ServerHello is encrypted.
 * @returns undefined as long as the server's certificates are not in there.
 * @throws Error where they are, and cannot be read.
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

/** Stops where the server's flight has told all: what follows is encrypted with other keys. */
function collect(messages: Iterable<HandshakeMessage>, isTls13: boolean): ServerFlight | undefined {
  let certificates: Buffer[] | undefined
  let asksForClientCertificate = false
  for (const { type, body } of messages) {
    if (type === messageType.certificateRequest) asksForClientCertificate = true
    if (type === messageType.certificate) certificates = readCertificateMessage(body, isTls13)
    if (type === messageType.compressedCertificate) {
      certificates = readCertificateMessage(unpackCertificateMessage(body), isTls13)
    }
    // The request comes after the certificates in TLS 1.2 and before them in TLS 1.3.
    if (isTls13 ? certificates : type === messageType.serverHelloDone) break
  }
  return certificates && { certificates, asksForClientCertificate }
}
