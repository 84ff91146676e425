import { createECDH, createPublicKey, diffieHellman, generateKeyPairSync, randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { type Offer, offeredGroups } from './docker-offers.ts'

/** A ClientHello as a message, and the secrets behind it. */
export interface ClientHello {
  /** Without its record's header. */
  readonly message: Buffer
  /** The shared secret for the server's part of a key exchange; undefined for a group that was not offered. */
  readonly agree: (group: number, key: Buffer) => Buffer | undefined
}

/** One side of a key exchange. */
interface KeyExchange {
  readonly publicKey: Buffer
  readonly agree: (key: Buffer) => Buffer
}

const curves: ReadonlyMap<number, string> = new Map([
  [0x0017, 'prime256v1'],
  [0x0018, 'secp384r1'],
  [0x0019, 'secp521r1'],
])

/**
 * A ClientHello in the form that Docker sends (crypto/tls handshake_client.go, makeClientHello). Docker sends the key of one group,
 * and others when it is asked to retry; here are the keys of all its groups, so that no server has to ask for one of them.
 */
export function clientHello(host: string, offer: Offer): ClientHello {
  const exchanges = new Map(offeredGroups.map((group) => [group, keyExchange(curves.get(group))]))
  const shares = [...exchanges].map(([group, { publicKey }]) => Buffer.concat([number(group, 2), vector(2, publicKey)]))
  const extensions = [
    ...(isIP(host) === 0 ? [extension(0, vector(2, Buffer.concat([number(0, 1), vector(2, Buffer.from(host))])))] : []),
    extension(5, Buffer.from([1, 0, 0, 0, 0])),
    extension(10, vector(2, numbers(offer.groups))),
    extension(11, vector(1, Buffer.from([0]))),
    extension(13, vector(2, numbers(offer.signatures))),
    extension(0xff01, vector(1, Buffer.alloc(0))),
    extension(18, Buffer.alloc(0)),
    extension(43, vector(1, numbers(offer.versions))),
    extension(51, vector(2, Buffer.concat(shares))),
  ]
  const body = Buffer.concat([
    number(0x0303, 2),
    randomBytes(32),
    vector(1, randomBytes(32)),
    vector(2, numbers(offer.ciphers)),
    vector(1, Buffer.from([0])),
    vector(2, Buffer.concat(extensions)),
  ])
  return {
    message: Buffer.concat([Buffer.from([1]), vector(3, body)]),
    agree: (group, key) => exchanges.get(group)?.agree(key),
  }
}

/** @param curve its name in OpenSSL; without, it is X25519. */
function keyExchange(curve: string | undefined): KeyExchange {
  if (curve !== undefined) {
    const own = createECDH(curve)
    return { publicKey: own.generateKeys(), agree: (key) => own.computeSecret(key) }
  }
  const { privateKey, publicKey } = generateKeyPairSync('x25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  return {
    publicKey: Buffer.from(x, 'base64url'),
    agree: (key) => {
      const other = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: key.toString('base64url') }, format: 'jwk' })
      return diffieHellman({ privateKey, publicKey: other })
    },
  }
}

function number(value: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntBE(value, 0, size)
  return bytes
}

const numbers = (values: readonly number[]): Buffer => Buffer.concat(values.map((value) => number(value, 2)))
const vector = (size: number, content: Buffer): Buffer => Buffer.concat([number(content.length, size), content])
const extension = (type: number, content: Buffer): Buffer => Buffer.concat([number(type, 2), vector(2, content)])
