import { createDecipheriv } from 'node:crypto'
import { Unreadable } from './byte-reader.ts'
import { chacha20 } from './chacha20.ts'
import { expandLabel } from './key-schedule.ts'
import { contentType, type TlsRecord } from './records.ts'

/** A TLS 1.3 cipher suite (RFC 8446 B.4). All use a 12-byte nonce and a 16-byte tag. */
interface Suite {
  readonly hash: 'sha256' | 'sha384'
  readonly keyLength: number
  readonly open: (record: TlsRecord, key: Buffer, nonce: Buffer) => Buffer
}

const nonceLength = 12
const tagLength = 16

/** What clients offer by default. The CCM suites exist too; neither OpenSSL nor BoringSSL offers them unasked. */
const suites: ReadonlyMap<number, Suite> = new Map([
  [0x1301, { hash: 'sha256', keyLength: 16, open: openGcm('aes-128-gcm') }],
  [0x1302, { hash: 'sha384', keyLength: 32, open: openGcm('aes-256-gcm') }],
  [0x1303, { hash: 'sha256', keyLength: 32, open: openChaCha }],
])

/**
 * Decrypts the handshake records that a TLS 1.3 server sends after its ServerHello, in order.
 *
 * @param trafficSecret server_handshake_traffic_secret, from the key log (RFC 8446 7.1).
 * @throws Error where a record does not decrypt, or the suite is unknown.
 */
export function* decryptHandshake(
  records: Iterable<TlsRecord>,
  cipherSuite: number,
  trafficSecret: Buffer,
): Generator<Buffer> {
  const suite = suites.get(cipherSuite)
  if (!suite) throw new Unreadable({ phrase: 'cipher-unknown', params: { suite: `0x${cipherSuite.toString(16)}` } })
  const key = expandLabel(suite.hash, trafficSecret, 'key', suite.keyLength)
  const iv = expandLabel(suite.hash, trafficSecret, 'iv', nonceLength)
  let sequence = 0n
  for (const record of records) {
    // Servers may send one unencrypted change_cipher_spec for old middleboxes (RFC 8446 D.4).
    if (record.type !== contentType.applicationData) continue
    const inner = suite.open(record, key, nonceOf(iv, sequence))
    sequence += 1n
    // TLSInnerPlaintext: content, its type, then any number of zeros (RFC 8446 5.2).
    const typeAt = inner.findLastIndex((byte) => byte !== 0)
    if (inner[typeAt] === contentType.handshake) yield inner.subarray(0, typeAt)
  }
}

/** The sequence number, padded in front and XORed with the IV (RFC 8446 5.3). */
function nonceOf(iv: Buffer, sequence: bigint): Buffer {
  const nonce = Buffer.from(iv)
  const tail = nonceLength - 8
  nonce.writeBigUInt64BE(nonce.readBigUInt64BE(tail) ^ sequence, tail)
  return nonce
}

function openGcm(cipher: 'aes-128-gcm' | 'aes-256-gcm'): Suite['open'] {
  return ({ header, body }, key, nonce) => {
    const sealedLength = body.length - tagLength
    const decipher = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength })
    decipher.setAuthTag(body.subarray(sealedLength)).setAAD(header)
    return Buffer.concat([decipher.update(body.subarray(0, sealedLength)), decipher.final()])
  }
}

/** The payload begins at block 1: block 0 makes the tag's key (RFC 8439 2.8). TLS has checked the tag. */
function openChaCha({ body }: TlsRecord, key: Buffer, nonce: Buffer): Buffer {
  return chacha20(key, nonce, 1, body.subarray(0, body.length - tagLength))
}
