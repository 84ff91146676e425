import { createPublicKey, type KeyObject, randomBytes } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  Certificate,
  type Extension,
  Extensions,
  type Name,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'
import { certificatePem } from '../../../shared/pem.ts'
import { keyIdentifiers } from './extensions.ts'
import type { Signer } from './signature.ts'

/** What a certificate says, but for its issuer. */
export interface CertificateContent {
  /** Positive, at most 20 bytes (RFC 5280 4.1.2.2). */
  readonly serial: bigint
  readonly subject: Name
  readonly key: SubjectPublicKeyInfo
  readonly notBefore: Date
  readonly notAfter: Date
  /** Beside the key identifiers, which every certificate has. */
  readonly extensions: readonly Extension[]
}

/** Who signs. */
export interface Issuer {
  readonly name: Name
  /** The identifier of its key, as its own certificate has it. */
  readonly keyId: ArrayBuffer
  readonly signer: Signer
}

/** Makes a certificate, as PEM. */
export async function makeCertificate(content: CertificateContent, issuer: Issuer): Promise<string> {
  const { serial, subject, key, notBefore, notAfter, extensions } = content
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: integerOf(serial),
    signature: issuer.signer.algorithm,
    issuer: issuer.name,
    validity: new Validity({ notBefore, notAfter }),
    subject,
    subjectPublicKeyInfo: key,
    extensions: new Extensions([...extensions, ...keyIdentifiers(key, issuer.keyId)]),
  })
  const certificate = new Certificate({
    tbsCertificate,
    signatureAlgorithm: issuer.signer.algorithm,
    signatureValue: await issuer.signer.sign(AsnConvert.serialize(tbsCertificate)),
  })
  return certificatePem(Buffer.from(AsnConvert.serialize(certificate)).toString('base64'))
}

/** The public part of a key, as certificates and requests carry it. */
export function publicKeyInfo(key: KeyObject): SubjectPublicKeyInfo {
  return AsnConvert.parse(createPublicKey(key).export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo)
}

/** A serial number nobody can guess: 128 random bits, more than the 64 that the CA/Browser Forum asks for (7.1). */
export function randomSerial(): bigint {
  return BigInt(`0x${randomBytes(16).toString('hex')}`) || randomSerial()
}

/** A positive INTEGER's content (X.690 8.3): its first bit says that it is not negative. */
export function integerOf(number: bigint): ArrayBuffer {
  const hex = number.toString(16)
  const padded = hex.length % 2 === 1 ? `0${hex}` : hex
  return new Uint8Array(Buffer.from(/^[89a-f]/.test(padded) ? `00${padded}` : padded, 'hex')).buffer
}
