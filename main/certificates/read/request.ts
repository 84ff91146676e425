import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { CertificationRequest } from '@peculiar/asn1-csr'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  type AlgorithmIdentifier,
  type Extension,
  Extensions,
  type GeneralName,
  id_ce_subjectAltName,
  type Name,
  SubjectAlternativeName,
  type SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509'
import { Failure } from '../../../shared/failure.ts'
import type { CertificateRequest } from '../../../shared/model/authority.ts'
import { pemBlocks, pemText } from '../../../shared/pem.ts'
import { derKind } from './der-shape.ts'
import { nameText } from './distinguished-name.ts'
import { foundInstead, isRequestLabel } from './found-instead.ts'
import type { NamedFile } from './named-file.ts'
import { extensionNames, signatureNames } from './object-identifiers.ts'
import { describeKey, publicKeyOf } from './public-key.ts'

/** A request with the parts that go into a certificate as they are. */
export interface ReadRequest {
  readonly request: CertificateRequest
  readonly subject: Name
  readonly key: SubjectPublicKeyInfo
}

/** extensionRequest, PKCS#9 and Microsoft's (RFC 2985 5.4.2, MS-WCCE 2.2.2.7.1). */
const extensionRequests: readonly string[] = ['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14']

/**
 * Reads a request for a certificate (RFC 2986), in PEM or DER, and makes sure that whoever made it has its key.
 * @throws Failure `request-unreadable`, `request-unsigned`.
 */
export function readRequest(file: NamedFile): ReadRequest {
  const der = requestDer(file)
  let parsed: CertificationRequest
  let wanted: Extension[]
  let names: string[]
  try {
    parsed = AsnConvert.parse(der, CertificationRequest)
    wanted = extensionsIn(parsed)
    names = namesIn(wanted)
  } catch (cause) {
    throw new Failure('request-unreadable', { ...foundInstead(file, 'request') }, { cause })
  }
  const { subject, subjectPKInfo } = parsed.certificationRequestInfo
  const key = publicKeyIn(subjectPKInfo)
  const signature = signatureNames.get(parsed.signatureAlgorithm.algorithm) ?? parsed.signatureAlgorithm.algorithm
  if (!key || !isSignedBy(key, parsed)) throw new Failure('request-unsigned', { file: file.name, algorithm: signature })
  return {
    request: {
      subject: nameText(subject),
      key: describeKey(key, subjectPKInfo.algorithm.algorithm),
      signatureAlgorithm: signature,
      names,
      ignored: wanted
        .filter(({ extnID }) => extnID !== id_ce_subjectAltName)
        .map(({ extnID }) => extensionNames.get(extnID) ?? extnID),
    },
    subject,
    key: subjectPKInfo,
  }
}

function requestDer(file: NamedFile): Uint8Array {
  if (derKind(file.bytes) === 'csr') return file.bytes
  const blocks = pemBlocks(pemText(file.bytes)).filter(({ label }) => isRequestLabel(label))
  const [block] = blocks
  if (!block || blocks.length > 1) throw new Failure('request-unreadable', { ...foundInstead(file, 'request') })
  return Buffer.from(block.body, 'base64')
}

function extensionsIn({ certificationRequestInfo }: CertificationRequest): Extension[] {
  return [...(certificationRequestInfo.attributes ?? [])]
    .filter(({ type }) => extensionRequests.includes(type))
    .flatMap(({ values }) => values.flatMap((value) => [...AsnConvert.parse(value, Extensions)]))
}

function namesIn(wanted: readonly Extension[]): string[] {
  return wanted
    .filter(({ extnID }) => extnID === id_ce_subjectAltName)
    .flatMap(({ extnValue }) => [...AsnConvert.parse(extnValue, SubjectAlternativeName)].map(nameOf))
}

/** The three kinds that Mooring grants; any other one as what it is, which nobody grants. */
function nameOf(name: GeneralName): string {
  const { dNSName, iPAddress, rfc822Name, uniformResourceIdentifier } = name
  return (
    dNSName ??
    iPAddress ??
    rfc822Name ??
    (uniformResourceIdentifier === undefined ? '?' : `URI:${uniformResourceIdentifier}`)
  )
}

function publicKeyIn(info: SubjectPublicKeyInfo): KeyObject | undefined {
  return publicKeyOf({
    get publicKey() {
      return createPublicKey({ key: Buffer.from(AsnConvert.serialize(info)), format: 'der', type: 'spki' })
    },
  })
}

/** The digests of the algorithms that a request may be signed with; MD5 and SHA-1 prove nothing. */
function digestOf({ algorithm }: AlgorithmIdentifier): 'sha256' | 'sha384' | 'sha512' | null | undefined {
  const name = signatureNames.get(algorithm)
  if (name === 'ed25519') return null
  const digest = /(?:^sha|-SHA)(256|384|512)/.exec(name ?? '')?.[1]
  return digest === undefined ? undefined : (`sha${digest}` as 'sha256')
}

function isSignedBy(key: KeyObject, request: CertificationRequest): boolean {
  const digest = digestOf(request.signatureAlgorithm)
  const signed = request.certificationRequestInfoRaw
  if (digest === undefined || !signed) return false
  try {
    return verify(digest, new Uint8Array(signed), key, new Uint8Array(request.signature))
  } catch {
    return false
  }
}
