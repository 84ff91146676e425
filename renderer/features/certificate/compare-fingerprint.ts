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
  | { readonly result: 'matches-leaf' | 'matches-other' | 'matches-unrelated'; readonly certificate: Certificate }
  | { readonly result: 'differs' }

const wanted = 64

/**
 * Compares a fingerprint from someone with the trust anchor's, and with those of the certificates below it. It vouches
 * for the certificate that it matches, not for the ones above, and for none that is only sent beside the path.
 */
export function compareFingerprint(told: string, { anchor, chain }: Inspection): Comparison {
  const digits = fingerprintDigits(told)
  if (digits === '') return { result: 'empty' }
  if (!/^[0-9A-F]+$/.test(digits)) return { result: 'not-hex' }
  if (digits.length === 40) return { result: 'sha1', digits: 40 }
  if (digits.length === 32) return { result: 'md5', digits: 32 }
  if (digits.length < wanted) return { result: 'unfinished', digits: digits.length }
  if (fingerprintDigits(anchor.certificate.fingerprint) === digits) return { result: 'matches' }
  const certificate = chain.find(({ fingerprint }) => fingerprintDigits(fingerprint) === digits)
  if (!certificate) return { result: 'differs' }
  if (!anchor.path.includes(certificate.fingerprint)) return { result: 'matches-unrelated', certificate }
  return { result: certificate.fingerprint === anchor.path[0] ? 'matches-leaf' : 'matches-other', certificate }
}

/** The certificate that a comparison vouches for, and that alone will be trusted; undefined if there is none. */
export function vouchedFor(comparison: Comparison, { anchor }: Inspection): Certificate | undefined {
  switch (comparison.result) {
    case 'matches':
      return anchor.certificate
    case 'matches-leaf':
    case 'matches-other':
      return comparison.certificate
    default:
      return undefined
  }
}
