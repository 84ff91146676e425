/** A big-endian number. */
function number(value: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntBE(value, 0, size)
  return bytes
}

/** A length-prefixed vector. */
export function vector(lengthSize: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content)
  return Buffer.concat([number(body.length, lengthSize), body])
}

/** One TLS record. @param type 22 is a handshake. */
export function record(type: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type, 3, 3]), vector(2, body)])
}

export function message(type: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), vector(3, body)])
}

/** An unsigned TLS 1.2 server flight: ServerHello (RSA key exchange), Certificate, ServerHelloDone. */
export function rawServerFlight(certificates: readonly Buffer[]): Buffer {
  const hello = Buffer.concat([Buffer.from([3, 3]), Buffer.alloc(32, 7), vector(1), number(0x009c, 2), number(0, 1)])
  const list = vector(3, ...certificates.map((der) => vector(3, der)))
  const messages = Buffer.concat([message(2, hello), message(11, list), message(14, Buffer.alloc(0))])
  const records: Buffer[] = []
  for (let at = 0; at < messages.length; at += 16_384) records.push(record(22, messages.subarray(at, at + 16_384)))
  return Buffer.concat(records)
}
