import { context, derReader, tags } from './der-reader.ts'
import { identifierOf, readInteger } from './der-values.ts'
import type { GoRules } from './go-rules.ts'

/** How a certificate is signed, as far as Go can tell. `weak`: Go knows it and refuses it. */
export type SignatureAlgorithm =
  | { readonly key: 'rsa'; readonly hash: Hash; readonly isPss: boolean }
  | { readonly key: 'ecdsa'; readonly hash: Hash }
  | { readonly key: 'ed25519' }
  | { readonly key: 'weak' | 'unknown' }

type Hash = 'sha256' | 'sha384' | 'sha512'

const byIdentifier: ReadonlyMap<string, SignatureAlgorithm> = new Map<string, SignatureAlgorithm>([
  ['1.2.840.113549.1.1.4', { key: 'weak' }],
  ['1.2.840.113549.1.1.5', { key: 'weak' }],
  ['1.3.14.3.2.29', { key: 'weak' }],
  ['1.2.840.10045.4.1', { key: 'weak' }],
  ['1.2.840.113549.1.1.11', { key: 'rsa', hash: 'sha256', isPss: false }],
  ['1.2.840.113549.1.1.12', { key: 'rsa', hash: 'sha384', isPss: false }],
  ['1.2.840.113549.1.1.13', { key: 'rsa', hash: 'sha512', isPss: false }],
  ['1.2.840.10045.4.3.2', { key: 'ecdsa', hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { key: 'ecdsa', hash: 'sha384' }],
  ['1.2.840.10045.4.3.4', { key: 'ecdsa', hash: 'sha512' }],
])

const pss = '1.2.840.113549.1.1.10'
const ed25519 = '1.3.101.112'
const mgf1 = '1.2.840.113549.1.1.8'
/** With the only salt length that Go takes for each. */
const pssHashes: ReadonlyMap<string, readonly [Hash, bigint]> = new Map<string, readonly [Hash, bigint]>([
  ['2.16.840.1.101.3.4.2.1', ['sha256', 32n]],
  ['2.16.840.1.101.3.4.2.2', ['sha384', 48n]],
  ['2.16.840.1.101.3.4.2.3', ['sha512', 64n]],
])

/** An algorithm and its parameters (crypto/x509 x509.go, getSignatureAlgorithmFromAI). @param parameters with their tag, or empty. */
export function signatureAlgorithm(oid: string, parameters: Buffer, rules: GoRules): SignatureAlgorithm {
  if (oid === ed25519) return { key: parameters.length === 0 ? 'ed25519' : 'unknown' }
  if (oid !== pss) return byIdentifier.get(oid) ?? { key: 'unknown' }
  try {
    return readPss(parameters, rules) ?? { key: 'unknown' }
  } catch {
    return { key: 'unknown' }
  }
}

/** RSASSA-PSS with one hash for all, a salt of its length, and the usual trailer. */
function readPss(parameters: Buffer, rules: GoRules): SignatureAlgorithm | undefined {
  const fields = derReader(derReader(parameters, 'structure').read(tags.sequence), 'structure')
  const hash = readAlgorithm(derReader(fields.read(context(0, true)), 'structure').element(tags.sequence), rules)
  const mask = readAlgorithm(derReader(fields.read(context(1, true)), 'structure').element(tags.sequence), rules)
  const salt = readInteger(derReader(fields.read(context(2, true)), 'structure').read(tags.integer), 'structure')
  const trailer = fields.optional(context(3, true))
  const maskHash = readAlgorithm(mask.parameters, rules)
  const isUsual =
    trailer === undefined || readInteger(derReader(trailer, 'structure').read(tags.integer), 'structure') === 1n
  const [name, length] = pssHashes.get(hash.oid) ?? []
  const isOne = mask.oid === mgf1 && maskHash.oid === hash.oid && isNullOrAbsent(hash) && isNullOrAbsent(maskHash)
  return name !== undefined && isOne && isUsual && salt === length ? { key: 'rsa', hash: name, isPss: true } : undefined
}

interface Algorithm {
  readonly oid: string
  readonly parameters: Buffer
}

function readAlgorithm(element: Buffer, rules: GoRules): Algorithm {
  const fields = derReader(derReader(element, 'structure').read(tags.sequence), 'structure')
  const oid = identifierOf(fields.read(tags.identifier), 'structure', rules)
  return { oid, parameters: fields.isEmpty() ? Buffer.alloc(0) : fields.any().element }
}

function isNullOrAbsent({ parameters }: Algorithm): boolean {
  return parameters.length === 0 || parameters.toString('hex') === '0500'
}
