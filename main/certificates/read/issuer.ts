import { createHash } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  BasicConstraints,
  Certificate,
  type Extension,
  id_ce_basicConstraints,
  id_ce_nameConstraints,
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
  /** What has to follow the certificates that it signs, as PEM: itself and those above it in its file, without a root. */
  readonly chain: string
  /** Its name constraints, and those of the ones above it in its file. */
  readonly limits: readonly Extension[]
}

/**
 * Reads an authority's certificate; where a file has several, its first. No native code reads it.
 * @throws Failure `authority-certificate`, if it can't be read or is nobody's who may sign.
 */
export function readIssuer(file: NamedFile): IssuerCertificate {
  const failure = (cause?: unknown): Failure => new Failure('authority-certificate', { file: file.name }, { cause })
  try {
    const [own, ...others] = certificateBlocks(pemText(file.bytes)).map(({ body }) => partsOf(body))
    if (!own?.isAuthority) throw failure()
    const path = pathFrom(own, others)
    const { subject: name, subjectPublicKeyInfo: key, validity } = own.certificate.tbsCertificate
    const identifier = own.find(id_ce_subjectKeyIdentifier)?.extnValue
    return {
      pem: own.pem,
      name,
      key,
      keyId: identifier
        ? new Uint8Array(AsnConvert.parse(identifier, SubjectKeyIdentifier).buffer).buffer
        : keyIdentifierOf(key),
      notAfter: validity.notAfter.getTime(),
      chain: path.flatMap(({ pem, isRoot }) => (isRoot ? [] : [pem])).join(''),
      limits: path.flatMap(({ find }) => find(id_ce_nameConstraints) ?? []),
    }
  } catch (error) {
    throw error instanceof Failure ? error : failure(error)
  }
}

/** A certificate of an authority's file. */
interface Parts {
  readonly certificate: Certificate
  readonly pem: string
  /** Names in hex, to compare them. */
  readonly subject: string
  readonly issuer: string
  readonly isRoot: boolean
  readonly isAuthority: boolean
  readonly find: (oid: string) => Extension | undefined
}

function partsOf(body: string): Parts {
  const certificate = AsnConvert.parse(Buffer.from(body, 'base64'), Certificate)
  const { tbsCertificate } = certificate
  const hex = (name: Name): string => Buffer.from(AsnConvert.serialize(name)).toString('hex')
  const [subject, issuer] = [hex(tbsCertificate.subject), hex(tbsCertificate.issuer)]
  const find = (oid: string) => [...(tbsCertificate.extensions ?? [])].find(({ extnID }) => extnID === oid)
  const basic = find(id_ce_basicConstraints)?.extnValue
  const isAuthority = basic !== undefined && AsnConvert.parse(basic, BasicConstraints).cA
  return { certificate, pem: certificatePem(body), subject, issuer, isRoot: subject === issuer, isAuthority, find }
}

/** From a certificate up, as far as the others are above it. */
function pathFrom(first: Parts, others: readonly Parts[]): Parts[] {
  const above = first.isRoot ? undefined : others.find(({ subject }) => subject === first.issuer)
  if (!above) return [first]
  return [
    first,
    ...pathFrom(
      above,
      others.filter((each) => each !== above),
    ),
  ]
}

/** RFC 5280 4.2.1.2 (1): SHA-1 of the bits of the key, as OpenSSL and Go have it; it names the key and protects nothing. */
export function keyIdentifierOf(key: SubjectPublicKeyInfo): ArrayBuffer {
  return new Uint8Array(createHash('sha1').update(new Uint8Array(key.subjectPublicKey)).digest()).buffer
}

/** What `index.txt` says of a certificate: its number, its end and its owner. */
export interface IndexedPart {
  readonly serial: bigint
  readonly notAfter: Date
  readonly subject: Name
}

/** @throws if the bytes are not a certificate. */
export function indexedPart(der: Uint8Array): IndexedPart {
  const { tbsCertificate } = AsnConvert.parse(der, Certificate)
  const { serialNumber, validity, subject } = tbsCertificate
  return {
    serial: BigInt(`0x${Buffer.from(serialNumber).toString('hex') || '0'}`),
    notAfter: validity.notAfter.getTime(),
    subject,
  }
}
