import { anchorReason } from '../../../shared/anchor-reason.ts'
import type { Anchor } from '../../../shared/model/inspection.ts'
import { english } from '../../../shared/words/language.ts'
import { sayParam } from '../../../shared/words/say.ts'
import type { ParsedCertificate } from '../read/parse-certificate.ts'
import { type Path, type Paths, pathsToAnchors, topOf } from './paths.ts'

/** A path that ends at the certificate to trust. */
export interface AnchoredPath {
  readonly kind: Anchor['kind']
  readonly path: Path
  /** A path to a better anchor that Docker does not accept. */
  readonly passedOver?: Path
}

/** A chain that has more certificates to trust than this was not made to be trusted. */
const mostCandidates = 12

/**
 * Chooses the trust anchor among the certificates that a registry sent: a root if there is one, else the highest
 * certificate. Only certificates reached by verified signatures count.
 *
 * @param paths to all certificates of the chain that can be reached.
 * @param isUsable whether Docker accepts the chain by a path's end; if it accepts none, the choice ignores this.
 */
export function chooseAnchor(paths: Paths, isUsable: (path: Path) => boolean): AnchoredPath {
  const [best = paths[0], ...others] = bestFirst(paths).slice(0, mostCandidates)
  const path = [best, ...others].find(isUsable) ?? best
  return { kind: kindOf(path), path, ...(path !== best && { passedOver: best }) }
}

/**
 * The same with the certificates of a CA file; undefined if none of them completes the path.
 *
 * @param accepted the paths by which Docker accepts the chain if it trusts the whole file.
 */
export function chooseAnchorFromFile(
  paths: Paths,
  file: readonly ParsedCertificate[],
  accepted: readonly Path[],
  isUsable: (path: Path) => boolean,
): AnchoredPath | undefined {
  const shortestFirst = [...accepted].sort((one, other) => one.length - other.length)
  const path =
    bestFirst(shortestFirst).slice(0, mostCandidates).find(isUsable) ?? bestFirst(pathsToAnchors(paths, file))[0]
  return path && { kind: 'ca-file', path }
}

/**
 * Chooses the certificate that a person pinned, and nothing above or below it. A chain shows that its certificates
 * signed each other, not that they belong to the registry: anybody can put a certificate with the real CA's name and
 * public key under a root of their own. So a pin vouches for the pinned certificate alone.
 *
 * @param usual the choice without a pin; it stays if it is the pinned certificate.
 * @param file the certificates of a CA file; then a path must end there, and the pinned certificate must be on it.
 * @returns undefined if the pinned certificate is on no path.
 */
export function choosePinned(
  pin: string,
  usual: AnchoredPath,
  paths: Paths,
  file: readonly ParsedCertificate[] | undefined,
  isUsable: (path: Path) => boolean,
): AnchoredPath | undefined {
  if (topOf(usual.path).certificate.fingerprint === pin) return usual
  const whole = file ? pathsToAnchors(paths, file) : paths
  const pinned = whole.flatMap((path) => upTo(pin, path))
  const path = pinned.find(isUsable) ?? pinned[0]
  return path && { kind: 'pinned', path }
}

/** An anchored path in the model's form. */
export function describeAnchor({ kind, path }: AnchoredPath): Anchor {
  const { certificate } = topOf(path)
  return {
    certificate,
    kind,
    reason: sayParam(english, anchorReason(kind, certificate.subject)),
    path: path.map((one) => one.certificate.fingerprint),
  }
}

/** The beginning of a path that ends at the pinned certificate; none if it is not on the path. */
function upTo(pin: string, path: Path): Path[] {
  const [leaf, ...issuers] = path
  if (leaf.certificate.fingerprint === pin) return [[leaf]]
  const index = issuers.findIndex(({ certificate }) => certificate.fingerprint === pin)
  return index < 0 ? [] : [[leaf, ...issuers.slice(0, index + 1)]]
}

/** Paths to roots, the shortest first; then the others, the longest first. @param paths shortest first. */
function bestFirst(paths: readonly Path[]): Path[] {
  const isRooted = (path: Path): boolean => topOf(path).certificate.selfSigned
  return [...paths.filter(isRooted), ...paths.filter((path) => !isRooted(path)).reverse()]
}

function kindOf(path: Path): Anchor['kind'] {
  const { selfSigned } = topOf(path).certificate
  if (path.length === 1) return selfSigned ? 'self-signed-leaf' : 'leaf-only'
  return selfSigned ? 'root-in-chain' : 'topmost-intermediate'
}
