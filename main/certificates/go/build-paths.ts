import { isSignedWith, type SignatureCache } from './check-signature.ts'
import type { GoRules } from './go-rules.ts'
import { refusedName } from './name-constraints.ts'
import type { GoCertificate } from './read-certificate.ts'
import type { GoRefusal } from './refusal.ts'

/** Go's limit of signatures for one chain (crypto/x509 verify.go, maxChainSignatureChecks). */
const mostSignatures = 100

/** What paths are built from. */
export interface PathQuestion {
  readonly anchors: readonly GoCertificate[]
  readonly intermediates: readonly GoCertificate[]
  readonly now: Date
  readonly rules: GoRules
  readonly signatures: SignatureCache
}

type Path = readonly [GoCertificate, ...GoCertificate[]]

/** Thrown where Go's own code panics. */
export class GoPanic extends Error {}

/** The paths from a certificate to anchors, in Go's order, and what stood in the way of others. */
export interface BuiltPaths {
  readonly paths: readonly Path[]
  /** About a candidate that was signed right, and refused. */
  readonly refusals: readonly GoRefusal[]
}

/**
 * Builds all paths as Go does (crypto/x509 verify.go, buildChains): by the issuer's name, depth first, anchors first, and of each those
 * first whose key identifier fits, until the limit of signatures is reached.
 */
export function buildPaths(leaf: GoCertificate, question: PathQuestion): BuiltPaths {
  const paths: Path[] = []
  const refusals: GoRefusal[] = []
  let signatures = 0
  const extend = (path: Path): void => {
    const child = path.at(-1) ?? path[0]
    const candidates = [
      ...parentsOf(child, question.anchors).map((parent) => ({ parent, isAnchor: true })),
      ...parentsOf(child, question.intermediates).map((parent) => ({ parent, isAnchor: false })),
    ]
    for (const { parent, isAnchor } of candidates) {
      const isCounted = question.rules.minor >= 26 || !isRepeated(parent, path, question.rules)
      if (isCounted) signatures += 1
      if (signatures > mostSignatures) {
        refusals.push({ reason: 'too-many-signatures', about: leaf })
        return
      }
      if (!isCounted || isRepeated(parent, path, question.rules)) continue
      if (!isSignedWith(child, parent, question.rules, question.signatures)) continue
      const refusal = checkCertificate(parent, isAnchor ? 'anchor' : 'intermediate', path, question)
      if (refusal) refusals.push(refusal)
      else if (isAnchor) paths.push([...path, parent])
      else extend([...path, parent])
    }
  }
  extend([leaf])
  return { paths, refusals }
}

/** crypto/x509 cert_pool.go, findPotentialParents. */
function parentsOf(child: GoCertificate, pool: readonly GoCertificate[]): GoCertificate[] {
  const named = pool.filter(({ subject }) => subject.equals(child.issuer))
  const authority = child.extensions.authorityKeyId ?? Buffer.alloc(0)
  const rank = ({ extensions }: GoCertificate): number => {
    const id = extensions.subjectKeyId ?? Buffer.alloc(0)
    if (id.equals(authority)) return 0
    return id.length === 0 || authority.length === 0 ? 1 : 2
  }
  return named
    .map((parent) => ({ parent, order: rank(parent) }))
    .sort((a, b) => a.order - b.order)
    .map(({ parent }) => parent)
}

/**
 * Whether a path has a certificate with the same subject, key and alternative names (crypto/x509 verify.go, alreadyInChain).
 *
 * @throws GoPanic for a key that Go before 1.25 can't compare.
 */
function isRepeated(candidate: GoCertificate, path: Path, { minor }: GoRules): boolean {
  const { kind } = candidate.key
  if (kind === 'unknown' && minor >= 22) return true
  const sameSubject = path.filter(({ subject }) => subject.equals(candidate.subject))
  const isIncomparable = kind === 'unknown' || (kind === 'dsa' && minor < 25)
  if (isIncomparable && sameSubject.length > 0) throw new GoPanic()
  const names = candidate.extensions.names?.value
  for (const { spki, extensions } of sameSubject) {
    if (!spki.equals(candidate.spki)) continue
    const others = extensions.names?.value
    if (!names && !others) return true
    if (!names || !others) return false
    if (names.equals(others)) return true
  }
  return false
}

/**
 * What Go checks of each certificate when it takes it into a path (crypto/x509 verify.go, isValid). An anchor may be no CA by its
 * basic constraints only if it is of version 1, which {@link isSignedWith} knows.
 *
 * @param path what is below it.
 */
export function checkCertificate(
  about: GoCertificate,
  role: 'leaf' | 'intermediate' | 'anchor',
  path: readonly GoCertificate[],
  { now, rules }: Pick<PathQuestion, 'now' | 'rules'>,
): GoRefusal | undefined {
  const { basicConstraints, constraints, unhandled } = about.extensions
  if (unhandled.length > 0) return { reason: 'critical-extension', about }
  if (now < about.notBefore || now > about.notAfter) return { reason: 'expired', about }
  if (role !== 'leaf' && constraints && rules.minor < 26) {
    const name = refusedName(constraints, namedBelow(about, path, rules), rules)
    if (name !== undefined) return { reason: 'name-constraints', about, name }
  }
  if (role === 'intermediate' && !basicConstraints?.isCa) return { reason: 'not-a-ca', about }
  const limit = basicConstraints?.pathLength
  if (limit !== undefined && BigInt(path.length - 1) > limit) return { reason: 'path-too-long', about }
  return undefined
}

/** Whose names a constraint is about: before Go 1.22 the leaf's and the CA's own. */
function namedBelow(
  about: GoCertificate,
  path: readonly GoCertificate[],
  { minor }: GoRules,
): readonly GoCertificate[] {
  return minor >= 22 ? path : [...path.slice(0, 1), about]
}
