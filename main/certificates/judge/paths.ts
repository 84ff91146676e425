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

/** Whether two are the same certificate, byte for byte. */
export function isSame(one: ParsedCertificate, other: ParsedCertificate): boolean {
  return one.certificate.fingerprint === other.certificate.fingerprint
}

/** Where a certificate, or a copy of it, is among others; -1 where it is not. */
export function indexIn(certificates: readonly ParsedCertificate[], wanted: ParsedCertificate): number {
  return certificates.findIndex((certificate) => isSame(certificate, wanted))
}

/** Whether a certificate was signed by another: the name says so, and the key proves it. */
export function isIssuedBy(child: ParsedCertificate, parent: ParsedCertificate): boolean {
  return (
    child.issuerDer === parent.subjectDer && parent.publicKey !== undefined && isSignedBy(child.x509, parent.publicKey)
  )
}

/**
 * The shortest path to each certificate of a chain that can be reached from its leaf, shortest first.
 *
 * Breadth first, and each certificate is reached once: loops end, and a chain made to have very many paths costs no
 * more than its length squared. Names lead nowhere by themselves, so that decoys with an issuer's name do not count.
 */
export function pathsFromLeaf(chain: Chain): Paths {
  const paths: [Path, ...Path[]] = [[chain[0]]]
  const reached = new Set([chain[0].certificate.fingerprint])
  for (const path of paths) {
    for (const candidate of chain) {
      if (reached.has(candidate.certificate.fingerprint) || !isIssuedBy(topOf(path), candidate)) continue
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
