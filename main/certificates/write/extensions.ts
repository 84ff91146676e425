import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtendedKeyUsage,
  Extension,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_clientAuth,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  NameConstraints,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  type SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509'
import { Failure } from '../../../shared/failure.ts'
import type { Profile } from '../../../shared/model/authority.ts'
import { keyIdentifierOf } from '../read/issuer.ts'
import { isDnsName, kindOfName } from '../read/names.ts'

function extension(extnID: string, value: unknown, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) })
}

/** The two that name the certificate's key and its issuer's (RFC 5280 4.2.1.1, 4.2.1.2). */
export function keyIdentifiers(own: SubjectPublicKeyInfo, issuerId: ArrayBuffer): Extension[] {
  return [
    extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdentifierOf(own))),
    authorityKeyIdentifier(issuerId),
  ]
}

/** The issuer's key, for certificates and revocation lists. */
export function authorityKeyIdentifier(issuerId: ArrayBuffer): Extension {
  return extension(
    id_ce_authorityKeyIdentifier,
    new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(issuerId) }),
  )
}

/** What makes a certificate an authority's. An intermediate one signs no further authorities. */
export function authorityExtensions(isIntermediate: boolean): Extension[] {
  return [
    extension(
      id_ce_basicConstraints,
      new BasicConstraints({ cA: true, ...(isIntermediate && { pathLenConstraint: 0 }) }),
      true,
    ),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign), true),
  ]
}

/**
 * What a client or a server may do with its certificate. A server's RSA key may also carry a key exchange of TLS 1.2.
 * @param isRsa whether the certificate's own key is RSA.
 */
export function profileExtensions(profile: Profile, isRsa: boolean): Extension[] {
  const exchange = profile === 'server' && isRsa ? KeyUsageFlags.keyEncipherment : 0
  return [
    extension(id_ce_basicConstraints, new BasicConstraints(), true),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature | exchange), true),
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([profile === 'client' ? id_kp_clientAuth : id_kp_serverAuth])),
  ]
}

/** The names of a server, or of a client that has some: DNS names, IP addresses, e-mail addresses. None gives none. */
export function alternativeNames(names: readonly string[]): Extension[] {
  if (names.length === 0) return []
  return [extension(id_ce_subjectAltName, new SubjectAlternativeName(names.map(generalName)))]
}

/** @throws Failure `name-invalid` for what is none of the three. */
function generalName(name: string): GeneralName {
  switch (kindOfName(name)) {
    case 'address':
      return new GeneralName({ iPAddress: name })
    case 'email':
      return new GeneralName({ rfc822Name: name })
    case 'domain':
      return new GeneralName({ dNSName: name.toLowerCase() })
    case undefined:
      throw new Failure('name-invalid', { name })
  }
}

/**
 * Restricts an authority to domains and address ranges (RFC 5280 4.2.1.10). A kind of name that is not among them would be free,
 * so addresses are excluded as a whole where no range is given.
 * @param names domains (`example.com` stands for itself and all below it), and ranges such as `10.0.0.0/8`.
 * @throws Failure `name-invalid`.
 */
export function nameConstraints(names: readonly string[]): Extension {
  const permitted = names.map((name) => new GeneralName(constraintOf(name)))
  const excluded = everyAddress.filter(
    (all) => !permitted.some(({ iPAddress }) => iPAddress !== undefined && isVersion6(iPAddress) === isVersion6(all)),
  )
  const constraints = new NameConstraints({
    permittedSubtrees: subtrees(permitted),
    ...(excluded.length > 0 && {
      excludedSubtrees: subtrees(excluded.map((iPAddress) => new GeneralName({ iPAddress }))),
    }),
  })
  return extension(id_ce_nameConstraints, constraints, true)
}

const isVersion6 = (range: string): boolean => range.includes(':')

const everyAddress: readonly string[] = ['0.0.0.0/0', '::/0']

function subtrees(names: readonly GeneralName[]): GeneralSubtrees {
  return new GeneralSubtrees(names.map((base) => new GeneralSubtree({ base })))
}

function constraintOf(name: string): Partial<GeneralName> {
  const [address = '', length] = name.split('/')
  const bits = kindOfName(address) === 'address' ? (isVersion6(address) ? 128 : 32) : undefined
  if (bits !== undefined && /^\d{1,3}$/.test(length ?? '') && Number(length) <= bits) return { iPAddress: name }
  if (bits === undefined && length === undefined && isDnsName(name)) return { dNSName: name.toLowerCase() }
  throw new Failure('name-invalid', { name })
}
