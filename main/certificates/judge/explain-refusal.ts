import { listed } from '../../../shared/words/param.ts'
import type { Answer, ChainFault } from '../go/accept-server.ts'
import type { GoCertificate } from '../go/read-certificate.ts'
import type { GoRefusal, RefusalReason } from '../go/refusal.ts'
import type { ParsedCertificate } from '../read/parse-certificate.ts'
import { isError, type Observation, observe } from './findings.ts'
import type { Chain } from './paths.ts'

/** Those for which the rules of a path say more than Go does. */
const toldByPath: Readonly<Partial<Record<RefusalReason, readonly string[]>>> = {
  'host-name': ['name-mismatch', 'no-alternative-name', 'address-not-named'],
  expired: ['expired', 'not-yet-valid'],
  'not-a-ca': ['issuer-not-ca'],
  'path-too-long': ['path-too-long'],
  usage: ['no-server-usage'],
  'unknown-authority': [
    ...[
      'issuer-not-ca',
      'issuer-may-not-sign',
      'signature-weak',
      'signature-unsupported',
      'key-too-weak',
      'key-unsupported',
    ],
  ],
}

/** What is malformed in a chain as sent, or has a key that ends the handshake, whether a path needs it or not. */
export function describeFaults(faults: readonly ChainFault[], chain: Chain): Observation[] {
  return faults.map((fault) => {
    const about = chain[fault.index] ?? chain[0]
    const { type, bits = 0, curve } = about.certificate.key
    if (fault.fault === 'key-too-large') return observe('key-too-large', about, { bits })
    const part = fault.fault === 'malformed' ? fault.part : 'curve'
    if (part === 'curve') return observe('key-unsupported', about, { kind: curve ?? type })
    if (part === 'serial-negative') return observe('serial-negative', about)
    return observe('certificate-malformed', about, { part: { phrase: `malformed-${part}` } })
  })
}

/**
 * Observations about the path, so that one is an error if and only if Docker refuses the chain.
 *
 * @param told what the rules of a path say of it.
 * @param known the certificates that Docker's answer may be about.
 */
export function inLineWith(
  answer: Answer,
  told: readonly Observation[],
  known: readonly ParsedCertificate[],
): Observation[] {
  if (answer.paths) return told.filter((one) => !isError(one))
  if (!answer.refusal) return answer.fault.fault === 'key-unsupported' ? withKey(told, known) : [...told]
  const { reason } = answer.refusal
  const isTold = told.some((one) => isError(one) && toldByPath[reason]?.includes(one.code))
  return isTold ? [...told] : [...told, describeRefusal(answer.refusal, known)]
}

function describeRefusal(
  { reason, about: who, name = '' }: GoRefusal,
  known: readonly ParsedCertificate[],
): Observation {
  const about = known.find(({ der }) => der.equals(who.der))
  switch (reason) {
    case 'name-constraints':
      return observe('name-constraints', about, { name })
    case 'critical-extension':
      return observe('extension-unknown', about, { oids: listed(unhandledOf(who)) })
    case 'policies':
      return observe('policies-refused', about)
    case 'not-a-ca':
      return observe('issuer-not-ca', about)
    case 'usage':
      return observe('no-server-usage', about)
    case 'too-many-signatures':
      return observe('too-many-signatures', about)
    case 'crash':
      return observe('docker-crashes', about)
    default:
      return observe('path-refused', about)
  }
}

function unhandledOf({ extensions }: GoCertificate): string[] {
  return [...extensions.unhandled]
}

/** The leaf's key is not for servers, whatever the path says. */
function withKey(told: readonly Observation[], [leaf]: readonly ParsedCertificate[]): Observation[] {
  if (!leaf || told.some(({ code }) => code === 'key-unsupported' || code === 'key-too-weak')) return [...told]
  const { type, curve } = leaf.certificate.key
  return [...told, observe('key-unsupported', leaf, { kind: curve ?? type })]
}
