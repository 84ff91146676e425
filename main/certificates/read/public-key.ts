import type { KeyObject, X509Certificate } from 'node:crypto'
import type { Certificate } from '../../../shared/model/certificate.ts'

/** OpenSSL's curve names and what everybody else calls them (FIPS 186-5), with the field's size in bits. */
const curves: ReadonlyMap<string, { readonly curve: string; readonly bits: number }> = new Map([
  ['secp224r1', { curve: 'P-224', bits: 224 }],
  ['prime256v1', { curve: 'P-256', bits: 256 }],
  ['secp384r1', { curve: 'P-384', bits: 384 }],
  ['secp521r1', { curve: 'P-521', bits: 521 }],
  ['secp256k1', { curve: 'secp256k1', bits: 256 }],
])

/** A certificate's public key; undefined where this build of OpenSSL or BoringSSL does not know its kind. */
export function publicKeyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey
  } catch {
    return undefined
  }
}

/** What is worth knowing about a key. `algorithm` is the OID to name it by where `key` is undefined. */
export function describeKey(key: KeyObject | undefined, algorithm: string): Certificate['key'] {
  const details = key?.asymmetricKeyDetails ?? {}
  const { modulusLength, namedCurve } = details
  const curve = namedCurve === undefined ? {} : (curves.get(namedCurve) ?? { curve: namedCurve })
  return {
    type: key?.asymmetricKeyType ?? algorithm,
    ...(modulusLength === undefined ? {} : { bits: modulusLength }),
    ...curve,
  }
}
