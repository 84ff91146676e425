import type { Finding } from '../../../shared/model/inspection.ts'
import { noteOf, type Severities } from '../../../shared/note.ts'
import type { Params } from '../../../shared/words/param.ts'
import type { ReadCertificate } from '../read/read-certificate.ts'
import { indexIn } from './paths.ts'

/** Everything worth knowing about a registry that a look at it can find. `error`: Docker refuses it even when trusted. */
const findingTable = {
  'name-mismatch': 'error',
  'no-alternative-name': 'error',
  'address-not-named': 'error',
  expired: 'error',
  'not-yet-valid': 'error',
  'expires-soon': 'warning',
  'issuer-not-ca': 'error',
  'issuer-may-not-sign': 'error',
  'path-too-long': 'error',
  'no-server-usage': 'error',
  'key-too-weak': 'error',
  'key-short': 'warning',
  'key-too-large': 'error',
  'key-unsupported': 'error',
  'signature-weak': 'error',
  'signature-unsupported': 'error',
  'serial-negative': 'error',
  'extension-unknown': 'error',
  'name-constraints': 'warning',
  'leaf-only': 'warning',
  'leaf-only-issuer-known': 'warning',
  'issuer-unusable': 'warning',
  'partial-chain': 'info',
  'order-wrong': 'info',
  'certificate-duplicate': 'info',
  'certificate-unrelated': 'info',
  'cross-signed': 'info',
  'tls-too-old': 'error',
  'client-certificate-required': 'warning',
  'client-certificate-optional': 'info',
  'client-certificate-refused': 'error',
  'answer-missing': 'warning',
  'answer-strange': 'warning',
  'realm-not-covered': 'warning',
  'realm-unreachable': 'warning',
  'realm-unsafe': 'warning',
} as const satisfies Severities

export type FindingCode = keyof typeof findingTable

/** A finding before its words: what, and about which certificate. */
export interface Observation {
  readonly code: FindingCode
  readonly params?: Params
  readonly about?: ReadCertificate
}

/** Whether Docker refuses what was observed. */
export function isError({ code }: Observation): boolean {
  return findingTable[code] === 'error'
}

/** An observation's message alone. */
export function describeObservation(observation: Observation): string {
  return makeFinding(observation, []).message
}

/** Puts an observation into words. `{subject}` is filled in by the certificate that it is about. */
export function makeFinding(observation: Observation, chain: readonly ReadCertificate[]): Finding {
  const { code, about, params } = observation
  const subject = about && { subject: about.certificate.subject }
  const index = about ? indexIn(chain, about) : -1
  return { ...noteOf(findingTable, code, { ...subject, ...params }), ...(index >= 0 && { certificate: index }) }
}
