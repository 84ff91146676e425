import { createHash, createHmac } from 'node:crypto'

/** The hash of a TLS 1.3 cipher suite. */
export type SuiteHash = 'sha256' | 'sha384'

/** HKDF-Expand-Label (RFC 8446 7.1); one HMAC block is enough for keys, IVs and secrets. @param length bytes, no more than the hash has. */
export function expandLabel(
  hash: SuiteHash,
  secret: Buffer,
  label: string,
  length: number,
  context = Buffer.alloc(0),
): Buffer {
  const fullLabel = Buffer.from(`tls13 ${label}`, 'ascii')
  const info = Buffer.concat([
    Buffer.from([0, length, fullLabel.length]),
    fullLabel,
    Buffer.from([context.length]),
    context,
    Buffer.from([1]),
  ])
  return createHmac(hash, secret).update(info).digest().subarray(0, length)
}

/**
 * server_handshake_traffic_secret of a handshake without a pre-shared key (RFC 8446 7.1).
 *
 * @param shared what the key exchange gave.
 * @param hellos the ClientHello and the ServerHello as messages, without their records' headers.
 */
export function serverTrafficSecret(cipherSuite: number, shared: Buffer, hellos: readonly Buffer[]): Buffer {
  const hash: SuiteHash = cipherSuite === aes256 ? 'sha384' : 'sha256'
  const digest = (...parts: readonly Buffer[]) => createHash(hash).update(Buffer.concat(parts)).digest()
  const length = digest().length
  const zeros = Buffer.alloc(length)
  const early = createHmac(hash, zeros).update(zeros).digest()
  const derived = expandLabel(hash, early, 'derived', length, digest())
  const handshake = createHmac(hash, derived).update(shared).digest()
  return expandLabel(hash, handshake, 's hs traffic', length, digest(...hellos))
}

/** TLS_AES_256_GCM_SHA384; the others use SHA-256 (RFC 8446 B.4). */
const aes256 = 0x1302
