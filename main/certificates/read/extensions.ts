import { AsnConvert } from '@peculiar/asn1-schema'
import {
  AuthorityInfoAccessSyntax,
  BasicConstraints,
  ExtendedKeyUsage,
  type Extension,
  GeneralName,
  id_ad_caIssuers,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_pe_authorityInfoAccess,
  KeyUsage,
} from '@peculiar/asn1-x509'
import type { Certificate } from '../../../shared/model/certificate.ts'
import { derReader, tags } from '../go/der-reader.ts'
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

type ExtensionFields = Pick<
  Certificate,
  'dnsNames' | 'ipAddresses' | 'basicConstraints' | 'keyUsage' | 'extendedKeyUsage' | 'issuerUrls'
>

/** The extensions of a certificate: those of the model, and what else the words about a name need. */
export interface ReadExtensions {
  readonly fields: ExtensionFields
  readonly hasSubjectAltName: boolean
}

/** One that does not follow RFC 5280 4.2 counts as absent: what Docker says of it, ../go knows. */
export function readExtensions(extensions: readonly Extension[]): ReadExtensions {
  const find = <T>(oid: string, type: new () => T): T | undefined => {
    const extension = extensions.find(({ extnID }) => extnID === oid)
    try {
      return extension && AsnConvert.parse(extension.extnValue, type)
    } catch {
      return undefined
    }
  }
  const altNames = findNames(extensions)
  const constraints = find(id_ce_basicConstraints, BasicConstraints)
  const usage = find(id_ce_keyUsage, KeyUsage)
  const purposes = find(id_ce_extKeyUsage, ExtendedKeyUsage)
  const access = find(id_pe_authorityInfoAccess, AuthorityInfoAccessSyntax)
  return {
    fields: {
      dnsNames: altNames.flatMap(({ dNSName }) => dNSName ?? []),
      ipAddresses: altNames.flatMap(({ iPAddress }) => iPAddress ?? []),
      ...(constraints && { basicConstraints: readBasicConstraints(constraints) }),
      ...(usage && { keyUsage: keyUsageNames.filter((_, bit) => (usage.toNumber() >> bit) & 1) }),
      ...(purposes && { extendedKeyUsage: [...purposes].map((oid) => purposeNames.get(oid) ?? oid) }),
      issuerUrls: [...(access ?? [])]
        .filter(({ accessMethod }) => accessMethod === id_ad_caIssuers)
        .flatMap(({ accessLocation }) => accessLocation.uniformResourceIdentifier ?? []),
    },
    hasSubjectAltName: extensions.some(({ extnID }) => extnID === id_ce_subjectAltName),
  }
}

/** Each name by itself: Docker ignores those of unknown kinds. */
function findNames(extensions: readonly Extension[]): GeneralName[] {
  const value = extensions.find(({ extnID }) => extnID === id_ce_subjectAltName)?.extnValue
  try {
    const names = value && derReader(Buffer.from(value.buffer), 'alternative-names').read(tags.sequence)
    return names ? [...elements(names)].flatMap(readName) : []
  } catch {
    return []
  }
}

function* elements(content: Buffer): Generator<Buffer> {
  const reader = derReader(content, 'alternative-names')
  while (!reader.isEmpty()) yield reader.any().element
}

function readName(element: Buffer): GeneralName[] {
  try {
    return [AsnConvert.parse(element, GeneralName)]
  } catch {
    return []
  }
}

function readBasicConstraints({ cA, pathLenConstraint }: BasicConstraints): Certificate['basicConstraints'] {
  return { ca: cA, ...(pathLenConstraint === undefined ? {} : { pathLength: pathLenConstraint }) }
}
