import { type AsymmetricKeyDetails, type KeyObject, X509Certificate } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import { type Name, Certificate as X509 } from '@peculiar/asn1-x509'
import type { Certificate } from '../../../shared/model/certificate.ts'
import { commonNameOf, nameText } from './distinguished-name.ts'
import { type ReadExtensions, readExtensions } from './extensions.ts'
import { signatureNames } from './object-identifiers.ts'

/** A certificate with the data needed to judge it. Only `certificate` leaves main/certificates and main/registry. */
export interface ParsedCertificate {
  readonly certificate: Certificate
  /** As it came, with what may follow it. */
  readonly der: Buffer
  readonly x509: X509Certificate
  readonly publicKey: KeyObject | undefined
  /** 1 or 3 (or 2, which nobody uses). */
  readonly version: number
  /** The names' DER in hex: Go compares these, byte for byte. */
  readonly subjectDer: string
  readonly issuerDer: string
  readonly extensions: Omit<ReadExtensions, 'fields'>
}

/**
 * Reads one certificate (RFC 5280 4.1).
 *
 * @throws Error if it is not DER, or if its dates or names are malformed.
 */
export function parseCertificate(der: Uint8Array): ParsedCertificate {
  const x509 = new X509Certificate(der)
  const parsed = AsnConvert.parse(x509.raw, X509)
  const { subject, issuer, validity, serialNumber, subjectPublicKeyInfo, version } = parsed.tbsCertificate
  const { fields, ...extensions } = readExtensions((version === 2 && parsed.tbsCertificate.extensions) || [])
  const publicKey = publicKeyOf(x509)
  const subjectDer = derOf(subject)
  const issuerDer = derOf(issuer)
  const selfIssued = subjectDer === issuerDer
  const commonName = commonNameOf(subject)
  const signatureOid = parsed.signatureAlgorithm.algorithm
  return {
    certificate: {
      fingerprint: x509.fingerprint256,
      subject: nameText(subject),
      issuer: nameText(issuer),
      ...(commonName === undefined ? {} : { commonName }),
      serial: serialText(Buffer.from(serialNumber)),
      notBefore: validity.notBefore.getTime().toISOString(),
      notAfter: validity.notAfter.getTime().toISOString(),
      key: describeKey(publicKey, subjectPublicKeyInfo.algorithm.algorithm),
      signatureAlgorithm: signatureNames.get(signatureOid) ?? signatureOid,
      selfIssued,
      selfSigned: selfIssued && publicKey !== undefined && isSignedBy(x509, publicKey),
      ...fields,
      pem: x509.toString(),
    },
    der: Buffer.from(der),
    x509,
    publicKey,
    version: version + 1,
    subjectDer,
    issuerDer,
    extensions,
  }
}

/**
 * Go's limit for RSA exponents (crypto/rsa, checkPub). Without a limit, an attacker who chooses the exponent can make a
 * key that seems to have signed someone else's certificate (duplicate-signature key selection).
 */
const largestExponent = 2n ** 31n - 1n

/** Whether a certificate's signature verifies with a key; false for unknown keys and algorithms. */
export function isSignedBy(certificate: X509Certificate, key: KeyObject): boolean {
  if ((keyDetails(key).publicExponent ?? 0n) > largestExponent) return false
  try {
    return certificate.verify(key)
  } catch {
    return false
  }
}

function derOf(name: Name): string {
  return Buffer.from(AsnConvert.serialize(name)).toString('hex')
}

/** An ASN.1 INTEGER (two's complement, big-endian) in hex. */
function serialText(integer: Buffer): string {
  const unsigned = BigInt(`0x${integer.toString('hex') || '0'}`)
  return BigInt.asIntN(integer.length * 8, unsigned).toString(16)
}

/** OpenSSL's curve names and what everybody else calls them (FIPS 186-5), with the field's size in bits. */
const curves: ReadonlyMap<string, { readonly curve: string; readonly bits: number }> = new Map([
  ['secp224r1', { curve: 'P-224', bits: 224 }],
  ['prime256v1', { curve: 'P-256', bits: 256 }],
  ['secp384r1', { curve: 'P-384', bits: 384 }],
  ['secp521r1', { curve: 'P-521', bits: 521 }],
  ['secp256k1', { curve: 'secp256k1', bits: 256 }],
])

/** A certificate's public key; undefined where this build of OpenSSL or BoringSSL does not know its kind. */
function publicKeyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey
  } catch {
    return undefined
  }
}

/** The kinds of keys with details that matter to Go. */
const detailedTypes: readonly unknown[] = ['rsa', 'rsa-pss', 'ec']

/** A key's size and curve. Node ends the whole process when it is asked for those of a malformed DSA key. */
function keyDetails(key: KeyObject): AsymmetricKeyDetails {
  return (detailedTypes.includes(key.asymmetricKeyType) && key.asymmetricKeyDetails) || {}
}

/** What is worth knowing about a key. `algorithm` is the OID to name it by where `key` is undefined. */
function describeKey(key: KeyObject | undefined, algorithm: string): Certificate['key'] {
  const { modulusLength, namedCurve } = key === undefined ? {} : keyDetails(key)
  const curve = namedCurve === undefined ? {} : (curves.get(namedCurve) ?? { curve: namedCurve })
  return {
    type: key?.asymmetricKeyType ?? algorithm,
    ...(modulusLength === undefined ? {} : { bits: modulusLength }),
    ...curve,
  }
}
