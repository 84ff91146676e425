import type { Finding } from '../../../shared/model/inspection.ts'
import type { Note } from '../../../shared/model/plan.ts'
import { type Given, type NoteParams, noteOf, type Severities } from '../../../shared/note.ts'
import type { ParsedCertificate } from '../read/parse-certificate.ts'
import { indexIn } from './paths.ts'

/** Everything worth knowing about a chain. `error`: Docker refuses it even when it is trusted. */
const certificateFindings = {
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
  'client-key-short': 'error',
  'no-client-usage': 'error',
  'key-too-large': 'error',
  'key-unsupported': 'error',
  'signature-weak': 'error',
  'signature-unsupported': 'error',
  'serial-negative': 'error',
  'extension-unknown': 'error',
  'certificate-malformed': 'error',
  'name-constraints': 'error',
  'policies-refused': 'error',
  'too-many-signatures': 'error',
  'docker-crashes': 'error',
  'path-refused': 'error',
  'older-docker-refuses': 'warning',
  'older-docker-accepts': 'info',
  'ca-file-block': 'warning',
  'leaf-only': 'warning',
  'leaf-only-issuer-known': 'warning',
  'leaf-pinned': 'warning',
  'issuer-unusable': 'warning',
  'partial-chain': 'info',
  'order-wrong': 'info',
  'certificate-duplicate': 'info',
  'certificate-unrelated': 'info',
  'cross-signed': 'info',
} as const satisfies Severities

type FindingCode = keyof typeof certificateFindings

/** A finding without its certificate's place in the chain. */
export interface Observation extends Note {
  readonly about?: ParsedCertificate | undefined
}

/**
 * Makes an observation about a certificate, or about the chain as a whole. The certificate fills in `{subject}` in its
 * words.
 */
export function observe<Code extends FindingCode>(
  code: Code,
  about: ParsedCertificate | undefined,
  ...[params]: Given<Omit<NoteParams<Code>, 'subject'>>
): Observation {
  const subject = about && { subject: about.certificate.subject }
  return { ...noteOf(certificateFindings, code, { ...subject, ...params }), about }
}

/** Whether the observation makes Docker refuse the chain. */
export function isError({ severity }: Observation): boolean {
  return severity === 'error'
}

/** An observation as a finding about a chain. */
export function makeFinding({ about, ...note }: Observation, chain: readonly ParsedCertificate[]): Finding {
  const index = about ? indexIn(chain, about) : -1
  return { ...note, ...(index >= 0 && { certificate: index }) }
}
