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
import { pemBlocks, pemText } from '../../../shared/pem.ts'
import { derKind } from './der-shape.ts'
import { foundInstead, isRequestLabel } from './found-instead.ts'
import type { NamedFile } from './named-file.ts'
import { extensionNames } from './object-identifiers.ts'

/** The parts of a request for a certificate (RFC 2986), before anybody has looked at its key or its signature. */
export interface RequestParts {
  readonly subject: Name
  readonly key: SubjectPublicKeyInfo
  /** The DNS names, IP addresses and e-mail addresses that it asks for; of another kind, what nobody grants. */
  readonly names: readonly string[]
  /** Extensions that it asks for beside names, by name or OID. */
  readonly ignored: readonly string[]
  readonly signatureAlgorithm: AlgorithmIdentifier
  readonly signature: ArrayBuffer
  readonly signed: ArrayBuffer
}

/** extensionRequest, PKCS#9 and Microsoft's (RFC 2985 5.4.2, MS-WCCE 2.2.2.7.1). */
const extensionRequests: readonly string[] = ['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14']

/**
 * Takes a request apart, in PEM or DER. No native code reads it.
 * @throws Failure `request-unreadable`.
 */
export function requestParts(file: NamedFile): RequestParts {
  const unreadable = (cause?: unknown): Failure =>
    new Failure('request-unreadable', { ...foundInstead(file, 'request') }, { cause })
  const der = requestDer(file)
  if (!der) throw unreadable()
  try {
    const request = AsnConvert.parse(der, CertificationRequest)
    const { certificationRequestInfo: info, certificationRequestInfoRaw: signed } = request
    if (!signed) throw unreadable()
    const wanted = extensionsIn(request)
    const isOfNames = ({ extnID }: Extension): boolean => extnID === id_ce_subjectAltName
    return {
      subject: info.subject,
      key: info.subjectPKInfo,
      names: wanted.filter(isOfNames).flatMap(namesIn),
      ignored: wanted.filter((each) => !isOfNames(each)).map(({ extnID }) => extensionNames.get(extnID) ?? extnID),
      signatureAlgorithm: request.signatureAlgorithm,
      signature: request.signature,
      signed,
    }
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(error)
  }
}

/** The only request in a file. */
function requestDer(file: NamedFile): Uint8Array | undefined {
  if (derKind(file.bytes) === 'csr') return file.bytes
  const [block, ...more] = pemBlocks(pemText(file.bytes)).filter(({ label }) => isRequestLabel(label))
  return block && more.length === 0 ? Buffer.from(block.body, 'base64') : undefined
}

function extensionsIn({ certificationRequestInfo }: CertificationRequest): Extension[] {
  return [...(certificationRequestInfo.attributes ?? [])]
    .filter(({ type }) => extensionRequests.includes(type))
    .flatMap(({ values }) => values.flatMap((value) => [...AsnConvert.parse(value, Extensions)]))
}

const namesIn = ({ extnValue }: Extension): string[] =>
  [...AsnConvert.parse(extnValue, SubjectAlternativeName)].map(nameOf)

function nameOf({ dNSName, iPAddress, rfc822Name, uniformResourceIdentifier: uri }: GeneralName): string {
  return dNSName ?? iPAddress ?? rfc822Name ?? (uri === undefined ? '?' : `URI:${uri}`)
}
