import { Failure } from './failure.ts'

/** `sha256:`, and `SHA256 Fingerprint=` as openssl prints it. */
const prefix = /^sha-?256(?:\s+fingerprint)?\s*[:=]\s*/i

/**
 * A SHA-256 fingerprint in any of its spellings, as Mooring writes it: `AB:CD:…`. Case, colons, dashes, blanks and a
 * name of the hash in front do not matter.
 * @throws Failure `fingerprint-invalid`.
 */
export function parseFingerprint(typed: string): string {
  const digits = typed
    .trim()
    .replace(prefix, '')
    .replace(/[\s:-]/g, '')
  if (!/^[0-9a-f]{64}$/i.test(digits)) throw new Failure('fingerprint-invalid', { typed: typed.trim() })
  return digits.toUpperCase().replace(/(..)(?=.)/g, '$1:')
}
