/** RFC 8446 5.1 and RFC 5246 6.2.1: what a record carries. */
export const contentType = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 } as const

/** One TLS record as it went over the wire. */
export interface TlsRecord {
  readonly type: number
  /** The five header bytes, which TLS 1.3 authenticates together with the body. */
  readonly header: Buffer
  readonly body: Buffer
}

const headerLength = 5

/** The complete records at the beginning of a byte stream. */
export function* tlsRecords(stream: Buffer): Generator<TlsRecord> {
  let rest = stream
  while (rest.length >= headerLength) {
    const end = headerLength + rest.readUInt16BE(3)
    if (end > rest.length) return
    yield { type: rest.readUInt8(0), header: rest.subarray(0, headerLength), body: rest.subarray(headerLength, end) }
    rest = rest.subarray(end)
  }
}

/** Whether a stream's first bytes can be the head of a TLS record: a known type and major version 3. No bytes can be anything. */
export function looksLikeTls(stream: Buffer): boolean {
  const [type = contentType.handshake, major = 3] = stream
  return type >= contentType.changeCipherSpec && type <= contentType.applicationData && major === 3
}
