import { isSignedBy, type ParsedCertificate } from '../read/parse-certificate.ts'

/** A chain as it was sent: the leaf, and anything else. */
export type Chain = readonly [ParsedCertificate, ...ParsedCertificate[]]

/** Certificates from the leaf upwards; each one's signature verifies with the next one's key. */
export type Path = readonly [ParsedCertificate, ...ParsedCertificate[]]

/** Paths that begin at the same leaf, shortest first; the first one is the leaf alone. */
export type Paths = readonly [Path, ...Path[]]

/** The last certificate of a path. */
export function topOf(path: Path): ParsedCertificate {
  return path.at(-1) ?? path[0]
}

/** Whether two certificates are equal, byte for byte. */
export function isSame(one: ParsedCertificate, other: ParsedCertificate): boolean {
  return one.certificate.fingerprint === other.certificate.fingerprint
}

/** The index of a certificate, or of a copy of it, among others; -1 if absent. */
export function indexIn(certificates: readonly ParsedCertificate[], wanted: ParsedCertificate): number {
  return certificates.findIndex((certificate) => isSame(certificate, wanted))
}

/** Whether a certificate was signed by another: the name says so, and the key proves it. */
export function isIssuedBy(child: ParsedCertificate, parent: ParsedCertificate): boolean {
  return (
    child.issuerDer === parent.subjectDer && parent.publicKey !== undefined && isSignedBy(child.x509, parent.publicKey)
  )
}

/** Of a chain that is built to cost more, the rest is not reached: Go checks a hundred for a path (maxChainSignatureChecks). */
const mostSignatures = 200

/**
 * The shortest path from the leaf to each reachable certificate of the chain, shortest first.
 *
 * Breadth first, each certificate once: loops end. A name alone does not count, so decoys with an issuer's name lead nowhere.
 */
export function pathsFromLeaf(chain: Chain): Paths {
  const paths: [Path, ...Path[]] = [[chain[0]]]
  const reached = new Set([chain[0].certificate.fingerprint])
  let signatures = 0
  for (const path of paths) {
    for (const candidate of chain) {
      const isNamed = topOf(path).issuerDer === candidate.subjectDer && !reached.has(candidate.certificate.fingerprint)
      if (!isNamed || signatures === mostSignatures) continue
      signatures += 1
      if (!isIssuedBy(topOf(path), candidate)) continue
      reached.add(candidate.certificate.fingerprint)
      paths.push([...path, candidate])
    }
  }
  return paths
}

/**
 * The paths from a leaf that end at one of some anchors, shortest first: Go completes a chain this way with
 * the roots it is given (crypto/x509 verify.go, buildChains). An anchor may be in the chain itself.
 */
export function pathsToAnchors(paths: Paths, anchors: readonly ParsedCertificate[]): Path[] {
  return paths
    .flatMap((path): Path[] =>
      anchors.flatMap((anchor): Path[] => {
        if (isSame(topOf(path), anchor)) return [path]
        return isIssuedBy(topOf(path), anchor) ? [[...path, anchor]] : []
      }),
    )
    .sort((one, other) => one.length - other.length)
}
