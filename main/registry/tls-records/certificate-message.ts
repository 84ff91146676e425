import { brotliDecompressSync, inflateSync } from 'node:zlib'
import { byteReader, Unreadable } from './byte-reader.ts'

/** The longest accepted Certificate message, bytes: Go's limit (crypto/tls, maxHandshakeCertificateMsg). It does not count certificates. */
export const longestCertificateMessage = 262_144

/**
 * The DER bytes in a Certificate message, in the order sent (RFC 5246 7.4.2, RFC 8446 4.4.2).
 *
 * @throws Unreadable where the message is cut off or larger than {@link longestCertificateMessage}.
 */
export function readCertificateMessage(body: Buffer, isTls13: boolean): Buffer[] {
  if (body.length > longestCertificateMessage) {
    throw new Unreadable({ phrase: 'chain-too-long', params: { limit: longestCertificateMessage } })
  }
  const message = byteReader(body)
  if (isTls13) message.vector(1)
  const list = byteReader(message.vector(3))
  const certificates: Buffer[] = []
  while (list.remaining > 0) {
    certificates.push(list.vector(3))
    if (isTls13) list.vector(2)
  }
  return certificates
}

/**
 * Unpacks a CompressedCertificate message (RFC 8879 4), which OpenSSL ≥ 3.2 may negotiate by itself.
 *
 * @throws Error where it does not unpack to at most {@link longestCertificateMessage} bytes, or uses another algorithm.
 */
export function unpackCertificateMessage(body: Buffer): Buffer {
  const message = byteReader(body)
  const algorithm = message.number(2)
  message.number(3)
  const packed = message.vector(3)
  const limit = { maxOutputLength: longestCertificateMessage }
  if (algorithm === 1) return inflateSync(packed, limit)
  if (algorithm === 2) return brotliDecompressSync(packed, limit)
  throw new Unreadable({ phrase: 'compression-unknown', params: { algorithm } })
}
