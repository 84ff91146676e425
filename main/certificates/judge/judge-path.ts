import type { Moment, Phrase } from '../../../shared/words/param.ts'
import type { ParsedCertificate } from '../read/parse-certificate.ts'
import { type Observation, observe } from './findings.ts'
import { checkHostName } from './host-name.ts'
import { checkKey } from './key-rules.ts'
import type { Path } from './paths.ts'

const dayMs = 86_400_000
const soonDays = 30

const weakSignatures = /^(?:md2|md5|sha1)With|-sha1$/i
const knownSignatures = /^sha(?:256|384|512)With|^ecdsa-with-SHA(?:256|384|512)$|^rsassaPss$|^ed25519$/

/**
 * What people can act on in a path whose last certificate is a trust anchor. Its signatures are already verified. Whether Docker accepts
 * it is not decided here: explain-refusal.ts brings both in line.
 *
 * @param host as in DNS or an address without brackets.
 */
export function judgePath(path: Path, host: string, now: Date): Observation[] {
  const [leaf, ...issuers] = path
  return [
    ...checkHostName(leaf, host),
    ...path.flatMap((certificate) => [
      ...checkValidity(certificate, now),
      ...checkKey(certificate),
      ...checkServerUsage(certificate),
    ]),
    ...issuers.flatMap((issuer, index) => checkIssuer(issuer, index)),
    // Go does not verify the anchor's own signature.
    ...path.slice(0, -1).flatMap(checkSignatureAlgorithm),
  ]
}

/** Whether it is valid now, and for how long. */
export function checkValidity(about: ParsedCertificate, now: Date): Observation[] {
  const { notBefore, notAfter } = about.certificate
  const count = Math.floor((Date.parse(notAfter) - now.getTime()) / dayMs)
  if (now < new Date(notBefore)) return [observe('not-yet-valid', about, { date: day(notBefore) })]
  if (now > new Date(notAfter)) return [observe('expired', about, { date: day(notAfter) })]
  if (count < soonDays) return [observe('expires-soon', about, { left: daysLeft(count), date: day(notAfter) })]
  return []
}

/**
 * The extended key usage of every certificate counts, an issuer's too; without the extension, every usage is allowed.
 */
function checkServerUsage(about: ParsedCertificate): Observation[] {
  const { extendedKeyUsage } = about.certificate
  const isAllowed =
    !extendedKeyUsage?.length ||
    extendedKeyUsage.some((purpose) => purpose === 'serverAuth' || purpose === 'anyExtendedKeyUsage')
  return isAllowed ? [] : [observe('no-server-usage', about)]
}

/** @param intermediates how many CA certificates are between the leaf and this issuer. */
function checkIssuer(about: ParsedCertificate, intermediates: number): Observation[] {
  const { basicConstraints, keyUsage } = about.certificate
  const observations: Observation[] = []
  // Version 1 has no extensions, so Go lets such a certificate be an anchor.
  if (basicConstraints ? !basicConstraints.ca : about.version === 3) observations.push(observe('issuer-not-ca', about))
  if (keyUsage && keyUsage.length > 0 && !keyUsage.includes('keyCertSign')) {
    observations.push(observe('issuer-may-not-sign', about))
  }
  const limit = basicConstraints?.pathLength ?? Number.POSITIVE_INFINITY
  if (intermediates > limit) observations.push(observe('path-too-long', about, { limit, below: intermediates }))
  return observations
}

/** Whether Go verifies a signature of that kind. */
export function checkSignatureAlgorithm(about: ParsedCertificate): Observation[] {
  const { signatureAlgorithm: algorithm } = about.certificate
  if (weakSignatures.test(algorithm)) return [observe('signature-weak', about, { algorithm })]
  return knownSignatures.test(algorithm) ? [] : [observe('signature-unsupported', about, { algorithm })]
}

function day(at: string): Moment {
  return { at, to: 'day' }
}

/** Whole days, because that is how people count them. */
function daysLeft(count: number): Phrase {
  return count < 1 ? { phrase: 'less-than-a-day' } : { phrase: 'days', params: { count } }
}
