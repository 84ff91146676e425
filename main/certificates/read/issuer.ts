import { createHash } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  BasicConstraints,
  Certificate,
  id_ce_basicConstraints,
  id_ce_subjectKeyIdentifier,
  type Name,
  SubjectKeyIdentifier,
  type SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509'
import { Failure } from '../../../shared/failure.ts'
import { certificateBlocks, certificatePem, pemText } from '../../../shared/pem.ts'
import type { NamedFile } from './named-file.ts'

/** What an authority's own certificate says to those that it signs. */
export interface IssuerCertificate {
  readonly pem: string
  readonly name: Name
  readonly key: SubjectPublicKeyInfo
  /** The identifier that the certificates below it name it by. */
  readonly keyId: ArrayBuffer
  readonly notAfter: Date
}

/**
 * Reads an authority's certificate; where a file has several, its first. No native code reads it.
 * @throws Failure `authority-certificate`, if it can't be read or is nobody's who may sign.
 */
export function readIssuer(file: NamedFile): IssuerCertificate {
  const [block] = certificateBlocks(pemText(file.bytes))
  const failure = (cause?: unknown): Failure => new Failure('authority-certificate', { file: file.name }, { cause })
  if (!block) throw failure()
  try {
    const { tbsCertificate } = AsnConvert.parse(Buffer.from(block.body, 'base64'), Certificate)
    const { subject, subjectPublicKeyInfo, validity, extensions = [] } = tbsCertificate
    const find = (oid: string) => [...extensions].find(({ extnID }) => extnID === oid)?.extnValue
    const basic = find(id_ce_basicConstraints)
    if (!basic || !AsnConvert.parse(basic, BasicConstraints).cA) throw failure()
    const identifier = find(id_ce_subjectKeyIdentifier)
    return {
      pem: certificatePem(block.body),
      name: subject,
      key: subjectPublicKeyInfo,
      keyId: identifier
        ? new Uint8Array(AsnConvert.parse(identifier, SubjectKeyIdentifier).buffer).buffer
        : keyIdentifierOf(subjectPublicKeyInfo),
      notAfter: validity.notAfter.getTime(),
    }
  } catch (error) {
    throw error instanceof Failure ? error : failure(error)
  }
}

/** RFC 5280 4.2.1.2 (1): SHA-1 of the bits of the key, as OpenSSL and Go have it; it names the key and protects nothing. */
export function keyIdentifierOf(key: SubjectPublicKeyInfo): ArrayBuffer {
  return new Uint8Array(createHash('sha1').update(new Uint8Array(key.subjectPublicKey)).digest()).buffer
}

/** What `index.txt` says of a certificate: its number, its end and its owner. */
export function indexedPart(der: Uint8Array): {
  readonly serial: bigint
  readonly notAfter: Date
  readonly subject: Name
} {
  const { tbsCertificate } = AsnConvert.parse(der, Certificate)
  const { serialNumber, validity, subject } = tbsCertificate
  return {
    serial: BigInt(`0x${Buffer.from(serialNumber).toString('hex') || '0'}`),
    notAfter: validity.notAfter.getTime(),
    subject,
  }
}
