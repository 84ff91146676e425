import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { expect, it } from 'vitest'
import { parseCertificate } from '../../main/certificates/read/parse-certificate.ts'
import { bits, der, identifier, integer, rawCertificate, sequence } from '../support/certificates/raw-certificate.ts'
import type { Dice } from '../support/hostile/dice.ts'
import { fuzz } from '../support/hostile/fuzz.ts'

const yes = der(1, Buffer.from([255]))

/** basicConstraints, keyUsage, extKeyUsage and subjectAltName, as a CA and a server have them. */
const extensions = der(
  0xa3,
  sequence(
    sequence(identifier(0x55, 0x1d, 19), yes, der(4, sequence(yes, integer(3)))),
    sequence(identifier(0x55, 0x1d, 15), der(4, der(3, Buffer.from([1, 6])))),
    sequence(identifier(0x55, 0x1d, 37), der(4, sequence(identifier(0x2b, 6, 1, 5, 5, 7, 3, 1)))),
    sequence(
      identifier(0x55, 0x1d, 17),
      der(4, sequence(der(0x82, Buffer.from('registry.test')), der(0x87, Buffer.alloc(16, 1)))),
    ),
  ),
)

/** p, q and g; then y, which no honest key has negative. Node aborts on the details of such a key. */
function dsaKey(parameters: readonly Uint8Array[], y: Uint8Array): Buffer {
  return sequence(sequence(identifier(0x2a, 0x86, 0x48, 0xce, 0x38, 4, 1), ...parameters), bits(y))
}

const [zero, seven, negative] = [integer(0), integer(7), integer(0x80)]
const malformed = [
  dsaKey([], integer(5)),
  dsaKey([der(5)], integer(5)),
  ...[zero, seven, negative, integer(8)].flatMap((p) =>
    [zero, integer(5), negative].map((y) => dsaKey([sequence(p, integer(3), integer(2))], y)),
  ),
  dsaKey([sequence(seven, integer(3), integer(127, ...Array.from({ length: 200 }, () => 255)))], integer(5)),
]

const honest: readonly KeyObject[] = [
  generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey,
  generateKeyPairSync('rsa-pss', { modulusLength: 1024 }).publicKey,
  generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).publicKey,
  ...['P-256', 'P-384', 'P-521', 'secp256k1'].map((namedCurve) => generateKeyPairSync('ec', { namedCurve }).publicKey),
  generateKeyPairSync('ed25519').publicKey,
  generateKeyPairSync('ed448').publicKey,
]

const corpus: readonly Buffer[] = [
  ...malformed.map((key) => rawCertificate(key, extensions)),
  ...honest.map((key) => rawCertificate(key.export({ type: 'spki', format: 'der' }), extensions)),
  ...rootCertificates.slice(0, 20).map((pem) => Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64')),
]

/** Where an element's tag stands, at any depth: the mutations follow the structure. */
function tagsOf(bytes: Buffer, start = 0, end = bytes.length, found: number[] = []): number[] {
  let at = start
  while (at + 2 <= end) {
    const first = bytes[at + 1] ?? 0
    const more = first < 128 ? 0 : first & 127
    if (more > 2) break
    const length = more === 0 ? first : bytes.readUIntBE(at + 2, more)
    const body = at + 2 + more
    found.push(at)
    if (((bytes[at] ?? 0) & 0x20) !== 0) tagsOf(bytes, body, Math.min(body + length, end), found)
    at = body + length
  }
  return found
}

const tags = corpus.map((certificate) => tagsOf(certificate))

/** One of the corpus with up to four changes: a tag, a length, the first byte of a value, or any bit. */
function mutated(roll: Dice): Buffer {
  const which = roll(corpus.length)
  const bytes = Buffer.from(corpus[which] ?? [])
  const places = tags[which] ?? []
  for (let changes = roll(5); changes > 0; changes -= 1) {
    const tag = places[roll(places.length)] ?? 0
    const kind = roll(4)
    const at = Math.min(kind === 3 ? roll(bytes.length) : tag + kind, bytes.length - 1)
    bytes[at] = kind === 3 ? (bytes[at] ?? 0) ^ (1 << roll(8)) : roll(256)
  }
  return bytes
}

/** Reads a certificate, or is refused it with an error. */
function tryCertificate(bytes: Buffer): string {
  try {
    parseCertificate(bytes)
    return 'read'
  } catch (error) {
    expect(error).toBeInstanceOf(Error)
    return 'refused'
  }
}

it('mutated certificates', async () => {
  expect((await fuzz('certificates', mutated, tryCertificate)).get('read')).toBeGreaterThan(0)
})
