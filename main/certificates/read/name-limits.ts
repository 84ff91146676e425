import { AsnConvert } from '@peculiar/asn1-schema'
import { type Extension, type GeneralSubtree, id_ce_nameConstraints, NameConstraints } from '@peculiar/asn1-x509'
import type { Certificate } from '../../../shared/model/certificate.ts'

/**
 * For which hosts a CA may sign, by its name constraints (RFC 5280 4.2.1.10). Those for other names, as in e-mail, and
 * unreadable ones say nothing about hosts.
 *
 * @returns undefined if it may sign for every host.
 */
export function readNameLimits(extensions: readonly Extension[]): Certificate['nameLimits'] {
  const extension = extensions.find(({ extnID }) => extnID === id_ce_nameConstraints)
  const { permittedSubtrees = [], excludedSubtrees = [] } = extension ? parsed(extension) : {}
  const limits = {
    names: dnsIn(permittedSubtrees),
    addresses: addressesIn(permittedSubtrees),
    excluded: [...dnsIn(excludedSubtrees), ...addressesIn(excludedSubtrees)],
  }
  return Object.values(limits).some((each) => each.length > 0) ? limits : undefined
}

function parsed({ extnValue }: Extension): Partial<NameConstraints> {
  try {
    return AsnConvert.parse(extnValue, NameConstraints)
  } catch {
    return {}
  }
}

function dnsIn(subtrees: Iterable<GeneralSubtree>): string[] {
  return [...subtrees].flatMap(({ base }) => base.dNSName ?? [])
}

function addressesIn(subtrees: Iterable<GeneralSubtree>): string[] {
  return [...subtrees].flatMap(({ base }) => base.iPAddress ?? [])
}
