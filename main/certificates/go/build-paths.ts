import { type CertificatePool, parentsOf } from './candidates.ts'
import { isSignedWith, type SignatureMemory } from './check-signature.ts'
import type { GoRules } from './go-rules.ts'
import { type ConstraintMemory, refusedName } from './name-constraints.ts'
import { beginPath, extendPath, type GoPath, type GrowingPath, isRepeated } from './path.ts'
import type { GoCertificate } from './read-certificate.ts'
import type { GoRefusal } from './refusal.ts'

/** Go's limit of signatures for one chain (crypto/x509 verify.go, maxChainSignatureChecks). */
const mostSignatures = 100

/** What paths are built from. */
export interface PathQuestion {
  readonly anchors: CertificatePool
  readonly intermediates: CertificatePool
  readonly now: Date
  readonly rules: GoRules
  readonly signatures: SignatureMemory
  readonly constraints: ConstraintMemory
}

/** The paths from a certificate to anchors, in Go's order, and what stood in the way of others. */
export interface BuiltPaths {
  readonly paths: readonly GoPath[]
  /** About a candidate that was signed right, and refused. */
  readonly refusals: readonly GoRefusal[]
}

/**
 * Builds all paths as Go does (crypto/x509 verify.go, buildChains): by the issuer's name, depth first, anchors first, and of each those
 * first whose key identifier fits, until the limit of signatures is reached.
 */
export function buildPaths(leaf: GoCertificate, question: PathQuestion): BuiltPaths {
  const paths: GoPath[] = []
  const refusals: GoRefusal[] = []
  let signatures = 0
  const extend = (path: GrowingPath): void => {
    const { certificates } = path
    const child = certificates.at(-1) ?? leaf
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
      const refusal = checkCertificate(parent, isAnchor ? 'anchor' : 'intermediate', certificates, question)
      if (refusal) refusals.push(refusal)
      else if (isAnchor) paths.push([...certificates, parent])
      else extend(extendPath(path, parent))
    }
  }
  extend(beginPath(leaf))
  return { paths, refusals }
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
  { now, rules, constraints: memory }: Pick<PathQuestion, 'now' | 'rules' | 'constraints'>,
): GoRefusal | undefined {
  const { basicConstraints, constraints, unhandled } = about.extensions
  if (unhandled.length > 0) return { reason: 'critical-extension', about }
  if (now < about.notBefore || now > about.notAfter) return { reason: 'expired', about }
  if (role !== 'leaf' && constraints && rules.minor < 26) {
    const name = refusedName(constraints, namedBelow(about, path, rules), rules, memory)
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
