import type { ReadCertificate } from '../read/read-certificate.ts'
import type { Observation } from './findings.ts'
import { checkHostName } from './host-name.ts'
import { checkKey } from './key-rules.ts'
import type { Path } from './paths.ts'

const dayMs = 86_400_000
const soonDays = 30

const weakSignatures = /^(?:md2|md5|sha1)With|-sha1$/i
const knownSignatures = /^sha(?:256|384|512)With|^ecdsa-with-SHA(?:256|384|512)$|^rsassaPss$|^ed25519$/

/**
 * What Go says about a path whose last certificate is a trust anchor (crypto/x509 verify.go: Verify, isValid,
 * CheckSignatureFrom, checkChainForKeyUsage). Signatures have been verified before; here are the rules around them.
 *
 * @param host as in DNS or an address without brackets.
 */
export function checkPath(path: Path, host: string, now: Date): Observation[] {
  const [leaf, ...issuers] = path
  return [
    ...checkHostName(leaf, host),
    ...path.flatMap((certificate) => [
      ...checkValidity(certificate, now),
      ...checkKey(certificate),
      ...checkServerUsage(certificate),
      ...checkCritical(certificate),
    ]),
    ...issuers.flatMap((issuer, index) => checkIssuer(issuer, index)),
    // Nobody verifies the anchor's own signature.
    ...path.slice(0, -1).flatMap(checkSignatureAlgorithm),
  ]
}

function checkValidity(about: ReadCertificate, now: Date): Observation[] {
  const { notBefore, notAfter } = about.certificate
  const days = Math.floor((Date.parse(notAfter) - now.getTime()) / dayMs)
  if (now < new Date(notBefore)) return [{ code: 'not-yet-valid', about, params: { date: dateOf(notBefore) } }]
  if (now > new Date(notAfter)) return [{ code: 'expired', about, params: { date: dateOf(notAfter) } }]
  if (days < soonDays) return [{ code: 'expires-soon', about, params: { days, date: dateOf(notAfter) } }]
  return []
}

/** The extended key usage of every certificate counts, an issuer's too; without the extension all is allowed. */
function checkServerUsage(about: ReadCertificate): Observation[] {
  const { extendedKeyUsage } = about.certificate
  const isAllowed =
    !extendedKeyUsage?.length ||
    extendedKeyUsage.some((purpose) => purpose === 'serverAuth' || purpose === 'anyExtendedKeyUsage')
  return isAllowed ? [] : [{ code: 'no-server-usage', about }]
}

function checkCritical(about: ReadCertificate): Observation[] {
  const { unknownCritical } = about.extensions
  return unknownCritical.length === 0
    ? []
    : [{ code: 'extension-unknown', about, params: { oids: unknownCritical.join(', ') } }]
}

/** @param intermediates how many CA certificates are between the leaf and this issuer. */
function checkIssuer(about: ReadCertificate, intermediates: number): Observation[] {
  const { basicConstraints, keyUsage } = about.certificate
  const observations: Observation[] = []
  // Version 1 has no extensions, so Go lets such a certificate be an anchor.
  if (basicConstraints ? !basicConstraints.ca : about.version === 3) observations.push({ code: 'issuer-not-ca', about })
  if (keyUsage && keyUsage.length > 0 && !keyUsage.includes('keyCertSign')) {
    observations.push({ code: 'issuer-may-not-sign', about })
  }
  const limit = basicConstraints?.pathLength ?? Number.POSITIVE_INFINITY
  if (intermediates > limit)
    observations.push({ code: 'path-too-long', about, params: { limit, count: intermediates } })
  if (about.extensions.hasNameConstraints) observations.push({ code: 'name-constraints', about })
  return observations
}

function checkSignatureAlgorithm(about: ReadCertificate): Observation[] {
  const { signatureAlgorithm: algorithm } = about.certificate
  if (weakSignatures.test(algorithm)) return [{ code: 'signature-weak', about, params: { algorithm } }]
  return knownSignatures.test(algorithm) ? [] : [{ code: 'signature-unsupported', about, params: { algorithm } }]
}

function dateOf(iso: string): string {
  return iso.slice(0, 10)
}
