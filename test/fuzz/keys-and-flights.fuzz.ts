import { createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readPrivateKey } from '../../main/certificates/read/private-key.ts'
import { readSentChain } from '../../main/registry/network/sent-chain.ts'
import { Failure } from '../../shared/failure.ts'
import type { Dice } from '../support/hostile/dice.ts'
import { fuzz } from '../support/hostile/fuzz.ts'

/** Flips, sets, removes and repeats up to four pieces of one of the corpus. */
function mutated(corpus: readonly Uint8Array[], roll: Dice): Buffer {
  const original = corpus[roll(corpus.length)] ?? Buffer.alloc(1)
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

/** Reads it, or is refused it with a failure. */
function tried(read: () => unknown): string {
  try {
    return read() === undefined ? 'nothing' : 'read'
  } catch (error) {
    expect(error).toBeInstanceOf(Failure)
    return 'refused'
  }
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

function tryKey(bytes: Buffer, roll: Dice): string {
  const label = ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'][roll(20)] ?? 'PRIVATE KEY'
  const pem = `-----BEGIN ${label}-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`
  // The export is what the client pair does with it.
  return tried(() => readPrivateKey({ name: 'key', bytes: Buffer.from(pem) }).export({ type: 'pkcs8', format: 'pem' }))
}

it('mutated private keys', async () => {
  expect((await fuzz('keys', (roll) => mutated(keys, roll), tryKey)).get('read')).toBeGreaterThan(0)
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

it('mutated flights of servers', async () => {
  const secret = createSecretKey(Buffer.alloc(32, 1)).export()
  const tryFlight = (bytes: Buffer): string => tried(() => readSentChain('registry.test', bytes, secret))
  expect((await fuzz('flights', (roll) => mutated(flights, roll), tryFlight)).get('read')).toBeGreaterThan(0)
})
