import type { GoRules } from './go-rules.ts'
import { Malformed, type MalformedPart } from './malformed.ts'

/** BOOLEAN: 0 or 255 (cryptobyte, ReadASN1Boolean). @throws Malformed. */
export function booleanOf(content: Buffer, part: MalformedPart): boolean {
  const [byte] = content
  if (content.length !== 1 || (byte !== 0 && byte !== 0xff)) throw new Malformed(part)
  return byte === 0xff
}

/** INTEGER in its shortest form (cryptobyte, checkASN1Integer). @throws Malformed. */
export function readInteger(content: Buffer, part: MalformedPart): bigint {
  const [first = 0, second = 0] = content
  const isLong = content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))
  if (content.length === 0 || isLong) throw new Malformed(part)
  return BigInt.asIntN(content.length * 8, BigInt(`0x${content.toString('hex')}`))
}

/** An INTEGER that fits in 64 bits with a sign. @throws Malformed. */
export function smallIntegerOf(content: Buffer, part: MalformedPart): bigint {
  const value = readInteger(content, part)
  if (content.length > 8) throw new Malformed(part)
  return value
}

/** A BIT STRING's bytes, and how many bits of the last one do not count (cryptobyte, ReadASN1BitString). @throws Malformed. */
export function bitStringOf(
  content: Buffer,
  part: MalformedPart,
): { readonly bytes: Buffer; readonly padding: number } {
  const [padding] = content
  const bytes = content.subarray(1)
  const last = bytes.at(-1)
  const isWrong =
    padding === undefined || padding > 7 || (last === undefined ? padding !== 0 : (last & ((1 << padding) - 1)) !== 0)
  if (isWrong) throw new Malformed(part)
  return { bytes, padding }
}

/** The same bits as a number's bytes, without what does not count (encoding/asn1, RightAlign). */
export function rightAlign({ bytes, padding }: { readonly bytes: Buffer; readonly padding: number }): Buffer {
  if (padding === 0) return bytes
  return Buffer.from(
    bytes.map((byte, index) => (byte >> padding) | (((bytes[index - 1] ?? 0) << (8 - padding)) & 0xff)),
  )
}

/** Bits of an arc of an object identifier that Go reads (cryptobyte, readBase128Int). */
const arcLimit = 2 ** 31

/**
 * An OBJECT IDENTIFIER with dots (cryptobyte, ReadASN1ObjectIdentifier). Go before 1.23 reads arcs with zeros in front.
 *
 * @throws Malformed.
 */
export function identifierOf(content: Buffer, part: MalformedPart, { minor }: GoRules): string {
  const arcs = arcsOf(content, part, minor >= 23)
  const [first] = arcs
  if (first === undefined) throw new Malformed(part)
  const two = first < 80 ? [Math.floor(first / 40), first % 40] : [2, first - 80]
  return [...two, ...arcs.slice(1)].join('.')
}

function arcsOf(content: Buffer, part: MalformedPart, isStrict: boolean): number[] {
  const arcs: number[] = []
  let arc = 0
  let length = 0
  for (const byte of content) {
    if (length === 5 || arc >= arcLimit / 128 || (isStrict && length === 0 && byte === 0x80)) throw new Malformed(part)
    arc = arc * 128 + (byte & 0x7f)
    length += 1
    if (byte < 0x80) {
      arcs.push(arc)
      arc = 0
      length = 0
    }
  }
  if (length > 0) throw new Malformed(part)
  return arcs
}

/** Whether an OBJECT IDENTIFIER has the form of DER, with arcs of any size (crypto/x509 oid.go, newOIDFromDER). */
export function isIdentifier(content: Buffer): boolean {
  if (content.length === 0 || (content.at(-1) ?? 0) >= 0x80) return false
  return content.every((byte, index) => byte !== 0x80 || (index > 0 && (content[index - 1] ?? 0) >= 0x80))
}
