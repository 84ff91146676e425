import { type KeyObject, X509Certificate } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import { type Name, Certificate as X509 } from '@peculiar/asn1-x509'
import type { Certificate } from '../../../shared/model/certificate.ts'
import { commonNameOf, nameText } from './distinguished-name.ts'
import { type ReadExtensions, readExtensions } from './extensions.ts'
import { signatureNames } from './object-identifiers.ts'
import { describeKey, keyDetails, publicKeyOf } from './public-key.ts'

/** A certificate with the data needed to judge it. Only `certificate` leaves main/certificates and main/registry. */
export interface ParsedCertificate {
  readonly certificate: Certificate
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
 * @throws Error if it is not DER, or if its dates, names or extensions are malformed.
 */
export function parseCertificate(der: Uint8Array): ParsedCertificate {
  const x509 = new X509Certificate(der)
  const parsed = AsnConvert.parse(x509.raw, X509)
  const { subject, issuer, validity, serialNumber, subjectPublicKeyInfo, version } = parsed.tbsCertificate
  const { fields, ...extensions } = readExtensions(parsed.tbsCertificate.extensions ?? [])
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
