import { createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { writeSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readPrivateKey } from '../../main/certificates/read/private-key.ts'
import { readSentChain } from '../../main/registry/network/sent-chain.ts'
import { Failure } from '../../shared/failure.ts'
import { type Dice, diceFrom } from '../support/hostile/mutate.ts'

/** How many of each, and where to begin, to repeat a run. */
const count = Number(process.env['FUZZ_RUNS'] ?? 100_000)
const firstSeed = Number(process.env['FUZZ_SEED'] ?? 1)
const batch = 1000

/** Processor time that one may take, milliseconds; a busy machine is not counted. */
const longest = 200

/** Flips, sets, removes and repeats up to four pieces. */
function changed(original: Uint8Array, roll: Dice): Buffer {
  let bytes = Buffer.from(original)
  for (let turns = roll(5); turns > 0; turns -= 1) {
    const at = roll(bytes.length)
    const kind = roll(6)
    if (kind < 3) bytes[at] = kind === 0 ? roll(256) : (bytes[at] ?? 0) ^ (1 << roll(8))
    else if (kind === 3) bytes = bytes.subarray(0, at + 1)
    else {
      const piece = bytes.subarray(at, at + 1 + roll(64))
      const rest = bytes.subarray(kind === 4 ? at : at + piece.length)
      bytes = Buffer.concat([bytes.subarray(0, at), ...(kind === 4 ? [piece] : []), rest])
      if (bytes.length === 0) bytes = Buffer.from(original)
    }
  }
  return bytes
}

/** Reads each of the corpus with changes: it is read, or refused with a failure. */
function fuzz(what: string, corpus: readonly Uint8Array[], read: (bytes: Buffer, roll: Dice) => void): void {
  const slow: string[] = []
  let [done, slowest] = [0, 0]
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    // An abort ends this process at once: the last line says where.
    if ((seed - firstSeed) % batch === 0) writeSync(2, `${what} ${seed} to ${seed + batch - 1}\n`)
    const roll = diceFrom(seed)
    const bytes = changed(corpus[roll(corpus.length)] ?? Buffer.alloc(1), roll)
    const before = process.cpuUsage()
    try {
      read(bytes, roll)
      done += 1
    } catch (error) {
      expect(error, `seed ${seed}`).toBeInstanceOf(Failure)
    }
    const { user, system } = process.cpuUsage(before)
    slowest = Math.max(slowest, (user + system) / 1000)
    if (user + system > longest * 1000) slow.push(`${seed}: ${(user + system) / 1000} ms`)
  }
  writeSync(2, `${what}: ${done} of ${count} could be read, the slowest took ${slowest.toFixed(0)} ms\n`)
  expect(slow).toEqual([])
  expect(done).toBeGreaterThan(0)
}

const der = (key: KeyObject): Buffer => key.export({ type: 'pkcs8', format: 'der' })
const keys: readonly Buffer[] = [
  generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey,
  generateKeyPairSync('rsa-pss', { modulusLength: 1024 }).privateKey,
  generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey,
  ...['P-256', 'P-521', 'secp256k1'].map((namedCurve) => generateKeyPairSync('ec', { namedCurve }).privateKey),
  generateKeyPairSync('ed25519').privateKey,
  generateKeyPairSync('x448').privateKey,
].map(der)

it(`reads ${count} mutated private keys`, () => {
  fuzz('keys', keys, (bytes, roll) => {
    const label = ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'][roll(20)] ?? 'PRIVATE KEY'
    const pem = `-----BEGIN ${label}-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`
    const key = readPrivateKey({ name: 'key', bytes: Buffer.from(pem) })
    // What the client pair does with it.
    void [key.asymmetricKeyType, key.export({ type: 'pkcs8', format: 'pem' })]
  })
})

const number = (value: number, bytes: number): Buffer => {
  const written = Buffer.alloc(bytes)
  written.writeUIntBE(value, 0, bytes)
  return written
}
const vector = (size: number, content: Uint8Array): Buffer => Buffer.concat([number(content.length, size), content])
const message = (type: number, body: Uint8Array): Buffer => Buffer.concat([Buffer.from([type]), vector(3, body)])
const record = (body: Uint8Array): Buffer => Buffer.concat([Buffer.from([22, 3, 3]), vector(2, body)])

/** A ServerHello of TLS 1.2 without extensions, and of TLS 1.3 with its version. */
const hello = (...extensions: readonly Uint8Array[]): Buffer =>
  message(
    2,
    Buffer.concat([
      Buffer.from([3, 3]),
      Buffer.alloc(32, 7),
      number(0, 1),
      number(0x1301, 2),
      number(0, 1),
      ...extensions,
    ]),
  )
const version13 = vector(2, Buffer.concat([number(43, 2), vector(2, number(0x0304, 2))]))

const chain = rootCertificates
  .slice(0, 3)
  .map((pem) => Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64'))
const list = vector(3, Buffer.concat(chain.map((each) => vector(3, each))))
const packed = Buffer.concat([number(1, 2), number(list.length, 3), vector(3, deflateSync(list))])
const after = [message(13, Buffer.alloc(8)), message(14, Buffer.alloc(0))]

const flights: readonly Buffer[] = [
  record(Buffer.concat([hello(), message(11, list), ...after])),
  Buffer.concat([record(hello()), record(message(11, list)), ...after.map(record)]),
  Buffer.concat([record(hello()), record(message(25, packed)), ...after.map(record)]),
  Buffer.concat([record(hello(version13)), record(message(11, list)).fill(23, 0, 1)]),
]

it(`reads ${count} mutated flights of servers`, () => {
  const secret = createSecretKey(Buffer.alloc(32, 1)).export()
  fuzz('flights', flights, (bytes) => {
    if (!readSentChain('registry.test', bytes, secret)) throw new Failure('cancelled')
  })
})
