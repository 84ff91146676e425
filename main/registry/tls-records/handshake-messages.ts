/** The messages that matter to who reads a chain (RFC 8446 4, RFC 5246 7.4; RFC 8879 4 for the last). */
export const messageType = {
  serverHello: 2,
  certificate: 11,
  certificateRequest: 13,
  serverHelloDone: 14,
  compressedCertificate: 25,
} as const

/** One handshake message. */
export interface HandshakeMessage {
  readonly type: number
  readonly body: Buffer
}

const headerLength = 4

/** Puts messages together from the fragments that records carry: a record may hold several, a message may span several. */
export function* handshakeMessages(fragments: Iterable<Buffer>): Generator<HandshakeMessage> {
  let pending = Buffer.alloc(0)
  for (const fragment of fragments) {
    pending = Buffer.concat([pending, fragment])
    while (pending.length >= headerLength) {
      const end = headerLength + pending.readUIntBE(1, 3)
      if (end > pending.length) break
      yield { type: pending.readUInt8(0), body: pending.subarray(headerLength, end) }
      pending = pending.subarray(end)
    }
  }
}
