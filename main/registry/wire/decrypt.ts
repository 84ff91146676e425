import { type CipherCCMTypes, type CipherGCMTypes, createDecipheriv, createHmac } from 'node:crypto'
import { contentType, type TlsRecord } from './records.ts'

/** A TLS 1.3 cipher suite in node:crypto's words (RFC 8446 B.4). All use a 12-byte nonce. */
interface Suite {
  readonly cipher: CipherCCMTypes | CipherGCMTypes | 'chacha20-poly1305'
  readonly hash: string
  readonly keyLength: number
  readonly tagLength: number
}

const suites: ReadonlyMap<number, Suite> = new Map([
  [0x1301, { cipher: 'aes-128-gcm', hash: 'sha256', keyLength: 16, tagLength: 16 }],
  [0x1302, { cipher: 'aes-256-gcm', hash: 'sha384', keyLength: 32, tagLength: 16 }],
  [0x1303, { cipher: 'chacha20-poly1305', hash: 'sha256', keyLength: 32, tagLength: 16 }],
  [0x1304, { cipher: 'aes-128-ccm', hash: 'sha256', keyLength: 16, tagLength: 16 }],
  [0x1305, { cipher: 'aes-128-ccm', hash: 'sha256', keyLength: 16, tagLength: 8 }],
])
const nonceLength = 12

/**
 * Decrypts the handshake records that a TLS 1.3 server sends after its ServerHello, in order.
 *
 * @param trafficSecret server_handshake_traffic_secret, from the key log (RFC 8446 7.1).
 * @throws Error where a record does not authenticate, or the suite is unknown.
 */
export function* decryptHandshake(
  records: Iterable<TlsRecord>,
  cipherSuite: number,
  trafficSecret: Buffer,
): Generator<Buffer> {
  const suite = suites.get(cipherSuite)
  if (!suite) throw new Error(`the cipher suite 0x${cipherSuite.toString(16)} is not known`)
  const key = expandLabel(suite.hash, trafficSecret, 'key', suite.keyLength)
  const iv = expandLabel(suite.hash, trafficSecret, 'iv', nonceLength)
  let sequence = 0n
  for (const record of records) {
    // Servers may send one unencrypted change_cipher_spec for old middleboxes (RFC 8446 D.4).
    if (record.type !== contentType.applicationData) continue
    const inner = openRecord(record, suite, key, nonceOf(iv, sequence))
    sequence += 1n
    // TLSInnerPlaintext: content, its type, then any number of zeros (RFC 8446 5.2).
    const typeAt = inner.findLastIndex((byte) => byte !== 0)
    if (inner[typeAt] === contentType.handshake) yield inner.subarray(0, typeAt)
  }
}

/** The nonce is the sequence number, padded and XORed with the IV (RFC 8446 5.3). */
function nonceOf(iv: Buffer, sequence: bigint): Buffer {
  const nonce = Buffer.from(iv)
  const tail = nonceLength - 8
  nonce.writeBigUInt64BE(nonce.readBigUInt64BE(tail) ^ sequence, tail)
  return nonce
}

function openRecord(record: TlsRecord, suite: Suite, key: Buffer, nonce: Buffer): Buffer {
  const { cipher, tagLength: authTagLength } = suite
  const sealedLength = record.body.length - authTagLength
  // The type definitions know one overload per mode; the call is the same for all of them.
  const decipher = createDecipheriv(cipher as CipherCCMTypes, key, nonce, { authTagLength })
  decipher.setAuthTag(record.body.subarray(sealedLength))
  decipher.setAAD(record.header, { plaintextLength: sealedLength })
  const opened = decipher.update(record.body.subarray(0, sealedLength))
  return Buffer.concat([opened, decipher.final()])
}

/** HKDF-Expand-Label with an empty context (RFC 8446 7.1); one HMAC block is enough for keys and IVs. */
function expandLabel(hash: string, secret: Buffer, label: string, length: number): Buffer {
  const fullLabel = Buffer.from(`tls13 ${label}`, 'ascii')
  const info = Buffer.concat([Buffer.from([0, length, fullLabel.length]), fullLabel, Buffer.from([0, 1])])
  return createHmac(hash, secret).update(info).digest().subarray(0, length)
}
