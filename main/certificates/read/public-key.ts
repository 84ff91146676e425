import type { AsymmetricKeyDetails, KeyObject } from 'node:crypto'
import type { Certificate } from '../../../shared/model/certificate.ts'

/** OpenSSL's curve names and what everybody else calls them (FIPS 186-5), with the field's size in bits. */
const curves: ReadonlyMap<string, { readonly curve: string; readonly bits: number }> = new Map([
  ['secp224r1', { curve: 'P-224', bits: 224 }],
  ['prime256v1', { curve: 'P-256', bits: 256 }],
  ['secp384r1', { curve: 'P-384', bits: 384 }],
  ['secp521r1', { curve: 'P-521', bits: 521 }],
  ['secp256k1', { curve: 'secp256k1', bits: 256 }],
])

/** A certificate's or a request's public key; undefined where this build of OpenSSL or BoringSSL does not know its kind. */
export function publicKeyOf(holder: { readonly publicKey: KeyObject }): KeyObject | undefined {
  try {
    return holder.publicKey
  } catch {
    return undefined
  }
}

/** The kinds of keys with details that matter to Go. */
const detailedTypes: readonly unknown[] = ['rsa', 'rsa-pss', 'ec']

/** A key's size and curve. Node ends the whole process when it is asked for those of a malformed DSA key. */
export function keyDetails(key: KeyObject): AsymmetricKeyDetails {
  return (detailedTypes.includes(key.asymmetricKeyType) && key.asymmetricKeyDetails) || {}
}

/** What is worth knowing about a key. `algorithm` is the OID to name it by where `key` is undefined. */
export function describeKey(key: KeyObject | undefined, algorithm: string): Certificate['key'] {
  const { modulusLength, namedCurve } = key === undefined ? {} : keyDetails(key)
  const curve = namedCurve === undefined ? {} : (curves.get(namedCurve) ?? { curve: namedCurve })
  return {
    type: key?.asymmetricKeyType ?? algorithm,
    ...(modulusLength === undefined ? {} : { bits: modulusLength }),
    ...curve,
  }
}
