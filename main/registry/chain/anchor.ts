import { fillIn } from '../../../shared/fill-in.ts'
import type { Anchor } from '../../../shared/model/inspection.ts'
import type { ReadCertificate } from '../certificate/read-certificate.ts'
import { type Path, pathsFromLeaf, pathsToAnchors, topOf } from './paths.ts'

const reasons: Readonly<Record<Anchor['kind'], string>> = {
  'self-signed-leaf':
    'The registry signed its certificate itself, so that certificate is the anchor. Docker accepts it even if it is not marked as a CA.',
  'root-in-chain':
    'The registry sends the root {subject}, which vouches for all below it and stays when the registry’s own certificate is renewed.',
  'topmost-intermediate':
    'The registry does not send a usable root. {subject} is the highest certificate of its chain, and Docker takes any certificate as an anchor.',
  'leaf-only':
    'Nothing else in the chain vouches for the registry’s certificate, so only this very one can be trusted.',
  'ca-file': 'The CA file holds {subject}, which completes the chain.',
}

/** A path that ends at the certificate that should be trusted. */
export interface AnchoredPath {
  readonly kind: Anchor['kind']
  readonly path: Path
}

/**
 * Chooses the trust anchor among the certificates that a registry sent: a root where there is one, or else the highest
 * certificate. Only what verified signatures lead to counts.
 *
 * @param isUsable whether Docker accepts a path; where it accepts none, the choice is made as if it did.
 */
export function chooseAnchor(chain: Path, isUsable: (path: Path) => boolean): AnchoredPath {
  const [leaf] = chain
  const path = choosePath(pathsFromLeaf(chain), isUsable) ?? [leaf]
  if (path.length === 1) return { kind: leaf.certificate.selfSigned ? 'self-signed-leaf' : 'leaf-only', path }
  return { kind: topOf(path).certificate.selfSigned ? 'root-in-chain' : 'topmost-intermediate', path }
}

/** The same with the certificates of a CA file; undefined where none of them completes the path. */
export function chooseAnchorFromFile(
  chain: Path,
  file: readonly ReadCertificate[],
  isUsable: (path: Path) => boolean,
): AnchoredPath | undefined {
  const path = choosePath(pathsToAnchors(chain, file), isUsable)
  return path && { kind: 'ca-file', path }
}

/** An anchored path as the model tells it. */
export function describeAnchor({ kind, path }: AnchoredPath): Anchor {
  const { certificate } = topOf(path)
  return {
    certificate,
    kind,
    reason: fillIn(reasons[kind], { subject: certificate.subject }),
    path: path.map((one) => one.certificate.fingerprint),
  }
}

/** The shortest path to a root, or else the longest path. */
function choosePath(paths: readonly Path[], isUsable: (path: Path) => boolean): Path | undefined {
  const usable = paths.filter(isUsable)
  const candidates = usable.length > 0 ? usable : paths
  return candidates.find((path) => topOf(path).certificate.selfSigned) ?? candidates.at(-1)
}
