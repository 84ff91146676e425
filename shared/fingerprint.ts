import { Failure } from './failure.ts'

/** `sha256:`, and `SHA256 Fingerprint=` as openssl prints it. */
const prefix = /^sha-?256(?:\s+fingerprint)?\s*[:=]\s*/i

/** The digits of a fingerprint as typed, complete or not, upper case. Includes any other typed characters. */
export function fingerprintDigits(typed: string): string {
  return typed
    .trim()
    .replace(prefix, '')
    .replace(/[\s:-]/g, '')
    .toUpperCase()
}

/**
 * A SHA-256 fingerprint in any of its spellings, as Mooring writes it: `AB:CD:…`. Case, colons, dashes, spaces and a
 * leading hash name do not matter.
 * @throws Failure `fingerprint-invalid`.
 */
export function parseFingerprint(typed: string): string {
  const digits = fingerprintDigits(typed)
  if (!/^[0-9A-F]{64}$/.test(digits)) throw new Failure('fingerprint-invalid', { typed: typed.trim() })
  return digits.replace(/(..)(?=.)/g, '$1:')
}
