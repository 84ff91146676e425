import type { GoRules } from './go-rules.ts'
import type { GoCertificate } from './read-certificate.ts'

export type GoPath = readonly [GoCertificate, ...GoCertificate[]]

/** Thrown where Go's own code panics. */
export class GoPanic extends Error {}

/** The certificates of a path with one subject and key. */
interface Twins {
  /** The alternative names of those before the first one without any. */
  readonly names: ReadonlySet<string>
  readonly hasUnnamed: boolean
}

/** A path that grows, and what it already has. */
export interface GrowingPath {
  readonly certificates: GoPath
  readonly subjects: ReadonlySet<string>
  readonly twins: ReadonlyMap<string, Twins>
}

export function beginPath(leaf: GoCertificate): GrowingPath {
  return {
    certificates: [leaf],
    subjects: new Set([leaf.subject]),
    twins: new Map([[identityOf(leaf), withOne(leaf)]]),
  }
}

export function extendPath({ certificates, subjects, twins }: GrowingPath, next: GoCertificate): GrowingPath {
  const identity = identityOf(next)
  return {
    certificates: [...certificates, next],
    subjects: new Set(subjects).add(next.subject),
    twins: new Map(twins).set(identity, withOne(next, twins.get(identity))),
  }
}

function identityOf({ subject, spki }: GoCertificate): string {
  return `${subject}${spki}`
}

const none: Twins = { names: new Set(), hasUnnamed: false }

function withOne({ extensions }: GoCertificate, twins = none): Twins {
  const names = extensions.names?.value
  if (twins.hasUnnamed) return twins
  return names === undefined ? { ...twins, hasUnnamed: true } : { ...twins, names: new Set(twins.names).add(names) }
}

/**
 * Whether a path has a certificate with the same subject, key and alternative names (crypto/x509 verify.go, alreadyInChain). Go stops at
 * the first twin that has names where the candidate has none, or the other way round.
 *
 * @throws GoPanic for a key that Go before 1.25 can't compare.
 */
export function isRepeated(candidate: GoCertificate, { subjects, twins }: GrowingPath, { minor }: GoRules): boolean {
  const { kind } = candidate.key
  if (kind === 'unknown' && minor >= 22) return true
  const isIncomparable = kind === 'unknown' || (kind === 'dsa' && minor < 25)
  if (isIncomparable && subjects.has(candidate.subject)) throw new GoPanic()
  const known = twins.get(identityOf(candidate))
  const names = candidate.extensions.names?.value
  if (names === undefined) return known?.hasUnnamed === true && known.names.size === 0
  return known?.names.has(names) === true
}
