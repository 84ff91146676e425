import type { ParsedCertificate } from '../read/parse-certificate.ts'
import { type Observation, observe } from './findings.ts'

const goCurves: ReadonlySet<string> = new Set(['P-224', 'P-256', 'P-384', 'P-521'])
/** Go 1.24 crypto/rsa, checkKeySize. Bits. */
const smallestRsa = 1024
/** The minimum of NIST SP 800-131A. Bits. */
const soundRsa = 2048

/** The bits of an RSA key that is shorter than is sound; undefined for any other key. */
export function shortKey({ certificate: { key } }: ParsedCertificate): number | undefined {
  return key.type === 'rsa' && (key.bits ?? 0) < soundRsa ? (key.bits ?? 0) : undefined
}

/** Whether Go can use a certificate's key, and whether the key is strong enough. */
export function checkKey(about: ParsedCertificate): Observation[] {
  const { type, bits = 0, curve } = about.certificate.key
  if (type === 'rsa') {
    if (bits < smallestRsa) return [observe('key-too-weak', about, { bits })]
    return bits < soundRsa ? [observe('key-short', about, { bits })] : []
  }
  const isKnown = type === 'ed25519' || (type === 'ec' && curve !== undefined && goCurves.has(curve))
  return isKnown ? [] : [observe('key-unsupported', about, { kind: curve ?? type })]
}
