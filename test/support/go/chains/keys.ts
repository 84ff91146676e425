import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { bits, der, identifier, integer, sequence } from '../../certificates/raw-certificate.ts'

/** A key that signs certificates, and how it is written in its own. */
export interface SigningKey {
  readonly name: string
  readonly spki: Buffer
  /** AlgorithmIdentifier by the name of a hash. */
  readonly algorithm: (hash: string) => Buffer
  readonly sign: (signed: Buffer, hash: string) => Buffer
}

const pkcs1 = (last: number): Buffer => sequence(identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, last), der(5))
const rsaAlgorithms: Readonly<Record<string, Buffer>> = {
  md5: pkcs1(4),
  sha1: pkcs1(5),
  sha224: pkcs1(14),
  sha256: pkcs1(11),
  sha384: pkcs1(12),
  sha512: pkcs1(13),
}
const ecdsa = (...last: number[]): Buffer => sequence(identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, ...last))
const ecdsaAlgorithms: Readonly<Record<string, Buffer>> = {
  sha1: ecdsa(1),
  sha224: ecdsa(3, 1),
  sha256: ecdsa(3, 2),
  sha384: ecdsa(3, 3),
  sha512: ecdsa(3, 4),
}

/** The algorithms of a kind of key; another hash than those it has becomes SHA-256. */
const algorithmsOf = (key: KeyObject): Readonly<Record<string, Buffer>> => {
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return rsaAlgorithms
    case 'ec':
      return ecdsaAlgorithms
    case 'ed25519':
      return { sha256: sequence(identifier(0x2b, 0x65, 0x70)) }
    case 'ed448':
      return { sha256: sequence(identifier(0x2b, 0x65, 0x71)) }
    case 'dsa':
      return { sha256: sequence(identifier(0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3, 2)) }
    default:
      return { sha256: pkcs1(11) }
  }
}

function signingKey(name: string, pair: { publicKey: KeyObject; privateKey: KeyObject }): SigningKey {
  const algorithms = algorithmsOf(pair.privateKey)
  const hasHash = !/^ed/.test(pair.privateKey.asymmetricKeyType ?? '')
  const known = (hash: string): string => (algorithms[hash] ? hash : 'sha256')
  return {
    name,
    spki: pair.publicKey.export({ type: 'spki', format: 'der' }),
    algorithm: (hash) => algorithms[known(hash)] ?? der(5),
    sign: (signed, hash) => sign(hasHash ? known(hash) : null, signed, pair.privateKey),
  }
}

/** Writes another's public key in a way of its own; signatures stay right. */
const rewritten = (name: string, key: SigningKey, spki: Buffer): SigningKey => ({ ...key, name, spki })

const rsa = (modulusLength: number, publicExponent = 65537) =>
  generateKeyPairSync('rsa', { modulusLength, publicExponent })
const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve })

/** The keys of generated certificates: the first ones are usual, the others are odd. */
export interface KeyRing {
  readonly usual: readonly SigningKey[]
  readonly odd: readonly SigningKey[]
}

export function makeKeys(): KeyRing {
  const p256 = Array.from({ length: 6 }, (_, index) => signingKey(`P-256 ${index}`, ec('P-256')))
  const rsa2048 = signingKey('RSA', rsa(2048))
  const [first = rsa2048] = p256
  const point = first.spki.subarray(-65)
  const curve = identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7)
  const ecKey = (parameters: Buffer, content: Uint8Array): Buffer =>
    sequence(sequence(identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1), parameters), bits(content))
  const compressed = Buffer.concat([Buffer.from([2 + ((point.at(-1) ?? 0) & 1)]), point.subarray(1, 33)])
  const numbers = rsa2048.spki.subarray(24)
  const rsaKey = (...algorithm: Uint8Array[]): Buffer => sequence(sequence(...algorithm), bits(numbers))
  const rsaOid = identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1)
  const weird = (modulus: number[], exponent: number[]): Buffer =>
    sequence(sequence(rsaOid, der(5)), bits(sequence(integer(...modulus), integer(...exponent))))
  return {
    usual: [...p256, rsa2048, signingKey('P-384', ec('P-384')), signingKey('Ed25519', generateKeyPairSync('ed25519'))],
    odd: [
      signingKey('P-521', ec('P-521')),
      signingKey('P-224', ec('P-224')),
      signingKey('secp256k1', ec('secp256k1')),
      signingKey('Ed448', generateKeyPairSync('ed448')),
      signingKey('RSA 512', rsa(512)),
      signingKey('RSA 1024', rsa(1024)),
      signingKey('RSA, exponent 3', rsa(2048, 3)),
      signingKey('RSA, exponent above 31 bits', rsa(2048, 0xfffffffb)),
      signingKey('DSA', generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 })),
      signingKey('RSA-PSS', generateKeyPairSync('rsa-pss', { modulusLength: 2048 })),
      rewritten('compressed point', first, ecKey(curve, compressed)),
      rewritten('point off the curve', first, ecKey(curve, Buffer.concat([point.subarray(0, 64), Buffer.from([1])]))),
      rewritten('explicit parameters', first, ecKey(sequence(integer(1)), point)),
      rewritten('RSA without NULL', rsa2048, rsaKey(rsaOid)),
      rewritten(
        'RSA under the identifier of PSS',
        rsa2048,
        rsaKey(identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 10)),
      ),
      rewritten('RSA with an even modulus', rsa2048, weird([0x40, ...Array.from({ length: 255 }, () => 2)], [3])),
      rewritten('RSA with exponent 1', rsa2048, weird([0x40, ...Array.from({ length: 255 }, () => 3)], [1])),
      rewritten('RSA with a negative modulus', rsa2048, weird([0x80, 1], [3])),
      rewritten('RSA of 8200 bits', rsa2048, weird([0, 0x80, ...Array.from({ length: 1025 }, () => 3)], [3])),
    ],
  }
}
