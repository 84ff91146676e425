import { curveOf, isPointOn } from './curves.ts'
import { derReader, tags } from './der-reader.ts'
import { bitStringOf, identifierOf, readInteger, rightAlign, smallIntegerOf } from './der-values.ts'
import type { GoRules } from './go-rules.ts'
import { Malformed } from './malformed.ts'

/** A public key as Go reads it (crypto/x509 parser.go, parsePublicKey). `unknown`: Go reads the certificate without it. */
export type GoKey =
  | { readonly kind: 'rsa'; readonly bits: number; readonly modulusIsOdd: boolean; readonly exponent: bigint }
  | { readonly kind: 'ecdsa' | 'ed25519' | 'dsa' | 'unknown' }

const nullElement = '0500'

/**
 * Reads a SubjectPublicKeyInfo.
 *
 * @throws Malformed where Go knows the algorithm and not the key: RSA without NULL, EC with explicit parameters, another curve or a
 *   compressed point.
 */
export function readKey(spki: Buffer, rules: GoRules): GoKey {
  const info = derReader(derReader(spki, 'key').read(tags.sequence), 'key')
  const algorithm = derReader(info.read(tags.sequence), 'key')
  const oid = identifierOf(algorithm.read(tags.identifier), 'key', rules)
  const parameters = algorithm.isEmpty() ? Buffer.alloc(0) : algorithm.any().element
  const data = rightAlign(bitStringOf(info.read(tags.bitString), 'key'))
  switch (oid) {
    case '1.2.840.113549.1.1.1':
      return readRsa(parameters, data)
    case '1.2.840.10045.2.1':
      return readEcdsa(parameters, data, rules)
    case '1.3.101.112':
      if (parameters.length > 0 || data.length !== 32) throw new Malformed('key')
      return { kind: 'ed25519' }
    case '1.2.840.10040.4.1':
      return readDsa(parameters, data)
    default:
      return { kind: 'unknown' }
  }
}

function readRsa(parameters: Buffer, data: Buffer): GoKey {
  if (parameters.toString('hex') !== nullElement) throw new Malformed('key')
  const numbers = derReader(derReader(data, 'key').read(tags.sequence), 'key')
  const modulus = readInteger(numbers.read(tags.integer), 'key')
  const exponent = smallIntegerOf(numbers.read(tags.integer), 'key')
  if (modulus <= 0n || exponent <= 0n) throw new Malformed('key')
  return { kind: 'rsa', bits: modulus.toString(2).length, modulusIsOdd: modulus % 2n === 1n, exponent }
}

/** A point on a curve that Go has. */
function readEcdsa(parameters: Buffer, data: Buffer, rules: GoRules): GoKey {
  const curve = curveOf(identifierOf(derReader(parameters, 'curve').read(tags.identifier), 'curve', rules))
  if (curve === undefined) throw new Malformed('curve')
  if (!isPointOn(curve, data)) throw new Malformed('key')
  return { kind: 'ecdsa' }
}

function readDsa(parameters: Buffer, data: Buffer): GoKey {
  const numbers = derReader(derReader(parameters, 'key').read(tags.sequence), 'key')
  const all = [derReader(data, 'key'), numbers, numbers, numbers].map((one) =>
    readInteger(one.read(tags.integer), 'key'),
  )
  if (all.some((number) => number <= 0n)) throw new Malformed('key')
  return { kind: 'dsa' }
}
