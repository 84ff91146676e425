import { type CertificatePool, poolOf } from './candidates.ts'
import { isUsableRsa, newSignatureMemory, type SignatureMemory } from './check-signature.ts'
import { type GoRules, todaysDocker } from './go-rules.ts'
import { Malformed, type MalformedPart } from './malformed.ts'
import type { ConstraintMemory } from './name-constraints.ts'
import { type GoCertificate, readCertificate } from './read-certificate.ts'
import { type GoVerdict, verify } from './verify.ts'

/** Bits (crypto/tls handshake_client.go, checkKeySize; since Go 1.20.7). */
const largestRsa = 8192

/** Why Go ends a handshake before it looks for a path. */
export type ChainFault =
  | { readonly fault: 'malformed'; readonly index: number; readonly part: MalformedPart }
  | { readonly fault: 'key-too-large' | 'key-unsupported'; readonly index: number }

/** A server's chain, read once for all questions about it. */
export interface GoChain {
  readonly rules: GoRules
  readonly faults: readonly ChainFault[]
  /** Those that could be read, by their index. */
  readonly certificates: readonly (GoCertificate | undefined)[]
  /** By their text. */
  readonly known: ReadonlyMap<string, GoCertificate>
  readonly intermediates: CertificatePool
  readonly signatures: SignatureMemory
  readonly constraints: ConstraintMemory
}

/**
 * Reads a chain as sent. Every certificate counts, also one that no path needs (crypto/tls, verifyServerCertificate).
 *
 * @param signatures what is known of them from the same chain by other rules.
 */
export function parseGoChain(
  ders: readonly Buffer[],
  rules: GoRules = todaysDocker,
  signatures: SignatureMemory = newSignatureMemory(),
): GoChain {
  const read = ders.map((der) => readOne(der, rules))
  const certificates = read.map((one) => (one instanceof Malformed ? undefined : one))
  const whole = certificates.filter((one) => one !== undefined)
  const faults = read.flatMap((one, index): ChainFault[] => {
    if (one instanceof Malformed) return [{ fault: 'malformed', index, part: one.part }]
    const isLarge = rules.minor >= 20 && one.key.kind === 'rsa' && one.key.bits > largestRsa
    return isLarge ? [{ fault: 'key-too-large', index }] : []
  })
  return {
    ...{ rules, certificates, faults, signatures, constraints: new Map() },
    known: new Map(whole.map((one) => [one.text, one])),
    intermediates: poolOf(certificates.slice(1).filter((one) => one !== undefined)),
  }
}

/** Reads a certificate, or says what is malformed in it. */
export function readOne(der: Buffer, rules: GoRules): GoCertificate | Malformed {
  try {
    return readCertificate(der, rules)
  } catch (error) {
    if (error instanceof Malformed) return error
    throw error
  }
}

/** What Go says of a server: a path, a fault of the chain as sent, or a refusal. */
export type Answer = GoVerdict | { readonly paths?: never; readonly refusal?: never; readonly fault: ChainFault }

/**
 * Whether a Go program that trusts some anchors accepts a server (crypto/tls handshake_client.go, verifyServerCertificate).
 *
 * @param anchors those that Go can't read do not count (crypto/x509 cert_pool.go, AppendCertsFromPEM).
 */
export function acceptServer(chain: GoChain, anchors: readonly Buffer[], host: string, now: Date): Answer {
  const [leaf] = chain.certificates
  const [fault] = chain.faults
  if (fault || !leaf) return { fault: fault ?? { fault: 'malformed', index: 0, part: 'structure' } }
  const read = anchors.map((der) => chain.known.get(der.toString('latin1')) ?? readOne(der, chain.rules))
  const verdict = verify({
    ...{ leaf, host, now },
    ...{ rules: chain.rules, signatures: chain.signatures, constraints: chain.constraints },
    anchors: poolOf(read.filter((one): one is GoCertificate => !(one instanceof Malformed))),
    intermediates: chain.intermediates,
  })
  const isOdd = leaf.key.kind === 'dsa' || leaf.key.kind === 'unknown'
  // The server signs the handshake with it.
  const isWeak = leaf.key.kind === 'rsa' && !isUsableRsa(leaf.key, chain.rules)
  return verdict.paths && (isOdd || isWeak) ? { fault: { fault: 'key-unsupported', index: 0 } } : verdict
}
