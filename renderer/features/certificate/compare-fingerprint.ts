import { fingerprintDigits } from '../../../shared/fingerprint.ts'
import type { Certificate } from '../../../shared/model/certificate.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'

/** The result of a comparison. `digits` counts the hexadecimal digits so far; SHA-256 has 64. */
export type Comparison =
  | { readonly result: 'empty' }
  | { readonly result: 'not-hex' }
  | { readonly result: 'unfinished'; readonly digits: number }
  | { readonly result: 'sha1' | 'md5'; readonly digits: number }
  | { readonly result: 'matches' }
  | { readonly result: 'matches-other'; readonly certificate: Certificate }
  | { readonly result: 'differs' }

const wanted = 64

/**
 * Compares a fingerprint from someone with the trust anchor's. The fingerprint of any certificate on the path to the
 * anchor counts: each signature was verified with the next certificate's key.
 */
export function compareFingerprint(told: string, { anchor, chain }: Inspection): Comparison {
  const digits = fingerprintDigits(told)
  if (digits === '') return { result: 'empty' }
  if (!/^[0-9A-F]+$/.test(digits)) return { result: 'not-hex' }
  if (digits.length === 40) return { result: 'sha1', digits: 40 }
  if (digits.length === 32) return { result: 'md5', digits: 32 }
  if (digits.length < wanted) return { result: 'unfinished', digits: digits.length }
  if (fingerprintDigits(anchor.certificate.fingerprint) === digits) return { result: 'matches' }
  const certificate = chain.find(
    ({ fingerprint }) => anchor.path.includes(fingerprint) && fingerprintDigits(fingerprint) === digits,
  )
  return certificate ? { result: 'matches-other', certificate } : { result: 'differs' }
}

/** Whether a comparison allows the user to continue. */
export function confirms({ result }: Comparison): boolean {
  return result === 'matches' || result === 'matches-other'
}
