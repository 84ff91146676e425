/** The content types of records (RFC 8446 5.1, RFC 5246 6.2.1). */
export const contentType = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 } as const

/** One TLS record as sent. */
export interface TlsRecord {
  readonly type: number
  /** The five header bytes, which TLS 1.3 authenticates together with the body. */
  readonly header: Buffer
  readonly body: Buffer
}

const recordHeaderLength = 5

/** The complete records at the beginning of a byte stream. */
export function* tlsRecords(stream: Buffer): Generator<TlsRecord> {
  let rest = stream
  while (rest.length >= recordHeaderLength) {
    const end = recordHeaderLength + rest.readUInt16BE(3)
    if (end > rest.length) return
    yield {
      type: rest.readUInt8(0),
      header: rest.subarray(0, recordHeaderLength),
      body: rest.subarray(recordHeaderLength, end),
    }
    rest = rest.subarray(end)
  }
}

/** The longest record that Go reads. Bytes (crypto/tls common.go, maxCiphertext and maxCiphertextTLS13). */
export function longestRecord(isTls13: boolean): number {
  return isTls13 ? 16_384 + 256 : 16_384 + 2_048
}

/** Whether a stream can begin with a TLS record: a known type and major version 3. An empty stream can. */
export function looksLikeTls(stream: Buffer): boolean {
  const [type = contentType.handshake, major = 3] = stream
  return type >= contentType.changeCipherSpec && type <= contentType.applicationData && major === 3
}

/** The messages that matter to who reads a chain (RFC 8446 4, RFC 5246 7.4; RFC 8879 4 for the last). */
export const messageType = {
  serverHello: 2,
  encryptedExtensions: 8,
  certificate: 11,
  serverKeyExchange: 12,
  certificateRequest: 13,
  serverHelloDone: 14,
  certificateVerify: 15,
  compressedCertificate: 25,
} as const

/** One handshake message. */
export interface HandshakeMessage {
  readonly type: number
  readonly body: Buffer
  /** With its header. */
  readonly whole: Buffer
}

const messageHeaderLength = 4

/**
 * Puts messages together from the fragments that records carry: a record may hold several, a message may span several.
 * Each byte is copied twice at most, however small the fragments are.
 */
export function* handshakeMessages(fragments: Iterable<Buffer>): Generator<HandshakeMessage> {
  let pending: Buffer[] = []
  let length = 0
  let needed = messageHeaderLength
  for (const fragment of fragments) {
    pending.push(fragment)
    length += fragment.length
    while (length >= needed) {
      const [first = Buffer.alloc(0)] = pending
      const bytes = pending.length === 1 ? first : Buffer.concat(pending)
      const end = messageHeaderLength + bytes.readUIntBE(1, 3)
      const isWhole = length >= end
      if (isWhole) {
        const whole = bytes.subarray(0, end)
        yield { type: whole.readUInt8(0), body: whole.subarray(messageHeaderLength), whole }
      }
      const rest = isWhole ? bytes.subarray(end) : bytes
      pending = [rest]
      length = rest.length
      needed = isWhole ? messageHeaderLength : end
    }
  }
}
