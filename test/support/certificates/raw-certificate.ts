/** One DER value (X.690 8.1): a tag, and the content of up to 65,535 bytes. */
export function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  const bytes = body.length < 256 ? [body.length] : [body.length >> 8, body.length & 0xff]
  const length = body.length < 128 ? bytes : [0x80 + bytes.length, ...bytes]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}

export const sequence = (...content: readonly Uint8Array[]): Buffer => der(0x30, ...content)
export const integer = (...bytes: readonly number[]): Buffer => der(2, Buffer.from(bytes))
export const identifier = (...bytes: readonly number[]): Buffer => der(6, Buffer.from(bytes))
export const bits = (content: Uint8Array): Buffer => der(3, Buffer.from([0]), content)

const sha256WithRsa = sequence(identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11), der(5))
const name = sequence(der(0x31, sequence(identifier(0x55, 4, 3), der(12, Buffer.from('registry.test')))))
const validity = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('400101000000Z')))

/**
 * A certificate that no program would make: with any public key, however malformed, and a signature of zeros.
 * @param publicKey a SubjectPublicKeyInfo.
 * @param more the fields behind it: extensions.
 */
export function rawCertificate(publicKey: Uint8Array, ...more: readonly Uint8Array[]): Buffer {
  const fields = [der(0xa0, integer(2)), integer(1), sha256WithRsa, name, validity, name, publicKey, ...more]
  return sequence(sequence(...fields), sha256WithRsa, bits(Buffer.alloc(64)))
}
