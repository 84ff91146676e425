import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { writeSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { expect, it } from 'vitest'
import { parseCertificate } from '../../main/certificates/read/parse-certificate.ts'

/** How many certificates, and where to begin, to repeat a run. */
const count = Number(process.env['FUZZ_RUNS'] ?? 100_000)
const firstSeed = Number(process.env['FUZZ_SEED'] ?? 1)
const batch = 1000

/** Where one certificate takes longer, its reading has no limit. Milliseconds; a busy machine is not counted. */
const longest = 200

/** One DER element (X.690 8.1). */
function element(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  const { length } = body
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}

const sequence = (...content: readonly Uint8Array[]): Buffer => element(0x30, ...content)
const integer = (...bytes: readonly number[]): Buffer => element(2, Buffer.from(bytes))
const bits = (content: Uint8Array): Buffer => element(3, Buffer.from([0]), content)
const identifier = (hex: string): Buffer => element(6, Buffer.from(hex, 'hex'))
const text = (tag: number, value: string): Buffer => element(tag, Buffer.from(value))

const extensions = element(
  0xa3,
  sequence(
    sequence(
      identifier('551d13'),
      Buffer.from([1, 1, 255]),
      element(4, sequence(Buffer.from([1, 1, 255]), integer(3))),
    ),
    sequence(identifier('551d0f'), element(4, element(3, Buffer.from([1, 6])))),
    sequence(identifier('551d25'), element(4, sequence(identifier('2b06010505070301')))),
    sequence(
      identifier('551d11'),
      element(4, sequence(text(0x82, 'registry.test'), element(0x87, Buffer.alloc(16, 1)))),
    ),
  ),
)

/** A certificate of this key. Nobody signed it: what is read does not depend on that. */
function certificateOf(publicKeyInfo: Uint8Array): Buffer {
  const algorithm = sequence(identifier('2a864886f70d01010b'), Buffer.from([5, 0]))
  const name = sequence(element(0x31, sequence(identifier('550403'), text(12, 'fuzz'))))
  const validity = sequence(text(0x17, '200101000000Z'), text(0x17, '400101000000Z'))
  const version = element(0xa0, integer(2))
  const content = sequence(version, integer(1), algorithm, name, validity, name, publicKeyInfo, extensions)
  return sequence(content, algorithm, bits(Buffer.alloc(64)))
}

/** p, q and g; then y, which no honest key has negative. Node aborts on the details of such a key. */
function dsaKey(parameters: readonly Uint8Array[], y: Uint8Array): Buffer {
  return sequence(sequence(identifier('2a8648ce380401'), ...parameters), bits(y))
}

const [zero, seven, negative] = [integer(0), integer(7), integer(0x80)]
const malformed = [
  dsaKey([], integer(5)),
  dsaKey([Buffer.from([5, 0])], integer(5)),
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
  ...malformed.map(certificateOf),
  ...honest.map((key) => certificateOf(key.export({ type: 'spki', format: 'der' }))),
  ...rootCertificates.slice(0, 20).map((pem) => Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64')),
]

/** Numbers below a limit, always the same for a seed (mulberry32). */
function numbersOf(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

/** Where an element's tag stands, at any depth: the mutations follow the structure. */
function tagsOf(der: Buffer, start = 0, end = der.length, found: number[] = []): number[] {
  let at = start
  while (at + 2 <= end) {
    const first = der[at + 1] ?? 0
    const more = first < 128 ? 0 : first & 127
    if (more > 2) break
    const length = more === 0 ? first : der.readUIntBE(at + 2, more)
    const body = at + 2 + more
    found.push(at)
    if (((der[at] ?? 0) & 0x20) !== 0) tagsOf(der, body, Math.min(body + length, end), found)
    at = body + length
  }
  return found
}

const tags = corpus.map((der) => tagsOf(der))

/** One of the corpus with up to four changes: a tag, a length, the first byte of a value, or any bit. */
function mutated(seed: number): Buffer {
  const below = numbersOf(seed)
  const which = below(corpus.length)
  const der = Buffer.from(corpus[which] ?? [])
  const places = tags[which] ?? []
  for (let changes = below(5); changes > 0; changes -= 1) {
    const tag = places[below(places.length)] ?? 0
    const kind = below(4)
    const at = Math.min(kind === 3 ? below(der.length) : tag + kind, der.length - 1)
    der[at] = kind === 3 ? (der[at] ?? 0) ^ (1 << below(8)) : below(256)
  }
  return der
}

it(`reads ${count} mutated certificates, or refuses them with an error`, () => {
  const slow: string[] = []
  let read = 0
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    // An abort ends this process at once: the last line says where.
    if ((seed - firstSeed) % batch === 0) writeSync(2, `seeds ${seed} to ${seed + batch - 1}\n`)
    const der = mutated(seed)
    const before = process.cpuUsage()
    try {
      parseCertificate(der)
      read += 1
    } catch (error) {
      expect(error).toBeInstanceOf(Error)
    }
    const { user, system } = process.cpuUsage(before)
    if (user + system > longest * 1000) slow.push(`${seed}: ${(user + system) / 1000} ms`)
  }
  writeSync(2, `${read} of ${count} could be read\n`)
  expect(slow).toEqual([])
  expect(read).toBeGreaterThan(0)
})
