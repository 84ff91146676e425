import { AsnConvert } from '@peculiar/asn1-schema'
import {
  AuthorityInfoAccessSyntax,
  BasicConstraints,
  ExtendedKeyUsage,
  type Extension,
  id_ad_caIssuers,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_pe_authorityInfoAccess,
  KeyUsage,
  SubjectAlternativeName,
} from '@peculiar/asn1-x509'
import type { Certificate } from '../../../shared/model/certificate.ts'
import { purposeNames } from './object-identifiers.ts'

/** The keyUsage bits in their order (RFC 5280 4.2.1.3). */
const keyUsageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const

/** The critical extensions that Go handles (crypto/x509 parser.go, processExtensions): arcs of 2.5.29. */
const handledByGo: ReadonlySet<string> = new Set([
  '14',
  '15',
  '17',
  '19',
  '30',
  '31',
  '32',
  '33',
  '35',
  '36',
  '37',
  '54',
])
const standardArc = '2.5.29.'

type ExtensionFields = Pick<
  Certificate,
  'dnsNames' | 'ipAddresses' | 'basicConstraints' | 'keyUsage' | 'extendedKeyUsage' | 'issuerUrls'
>

/** The extensions of a certificate: those of the model, and those that only Go's rules need. */
export interface ReadExtensions {
  readonly fields: ExtensionFields
  readonly hasSubjectAltName: boolean
  readonly hasNameConstraints: boolean
  /** OIDs of critical extensions unknown to Go, which then refuses the certificate. */
  readonly unknownCritical: readonly string[]
}

/** @throws Error if an extension does not follow RFC 5280 4.2. */
export function readExtensions(extensions: readonly Extension[]): ReadExtensions {
  const find = <T>(oid: string, type: new () => T): T | undefined => {
    const extension = extensions.find(({ extnID }) => extnID === oid)
    return extension && AsnConvert.parse(extension.extnValue, type)
  }
  const altNames = find(id_ce_subjectAltName, SubjectAlternativeName)
  const constraints = find(id_ce_basicConstraints, BasicConstraints)
  const usage = find(id_ce_keyUsage, KeyUsage)
  const purposes = find(id_ce_extKeyUsage, ExtendedKeyUsage)
  const access = find(id_pe_authorityInfoAccess, AuthorityInfoAccessSyntax)
  return {
    fields: {
      dnsNames: [...(altNames ?? [])].flatMap(({ dNSName }) => dNSName ?? []),
      ipAddresses: [...(altNames ?? [])].flatMap(({ iPAddress }) => iPAddress ?? []),
      ...(constraints && { basicConstraints: readBasicConstraints(constraints) }),
      ...(usage && { keyUsage: keyUsageNames.filter((_, bit) => (usage.toNumber() >> bit) & 1) }),
      ...(purposes && { extendedKeyUsage: [...purposes].map((oid) => purposeNames.get(oid) ?? oid) }),
      issuerUrls: [...(access ?? [])]
        .filter(({ accessMethod }) => accessMethod === id_ad_caIssuers)
        .flatMap(({ accessLocation }) => accessLocation.uniformResourceIdentifier ?? []),
    },
    hasSubjectAltName: altNames !== undefined,
    hasNameConstraints: extensions.some(({ extnID }) => extnID === id_ce_nameConstraints),
    unknownCritical: extensions.filter((extension) => extension.critical && !isHandled(extension)).map((e) => e.extnID),
  }
}

function readBasicConstraints({ cA, pathLenConstraint }: BasicConstraints): Certificate['basicConstraints'] {
  return { ca: cA, ...(pathLenConstraint === undefined ? {} : { pathLength: pathLenConstraint }) }
}

function isHandled({ extnID }: Extension): boolean {
  return extnID.startsWith(standardArc) && handledByGo.has(extnID.slice(standardArc.length))
}
