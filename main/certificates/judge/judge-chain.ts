import { Failure } from '../../../shared/failure.ts'
import type { Anchor } from '../../../shared/model/inspection.ts'
import type { ReadCertificate } from '../read/read-certificate.ts'
import type { Chain } from '../read/read-chain.ts'
import { type AnchoredPath, chooseAnchor, chooseAnchorFromFile, describeAnchor } from './anchor.ts'
import { chainOrder, checkChainShape } from './chain-shape.ts'
import { checkPath } from './check-path.ts'
import { describeObservation, isError, type Observation } from './findings.ts'
import { type Path, type Paths, pathsFromLeaf, topOf } from './paths.ts'
import { isPubliclyTrusted } from './public-roots.ts'

/** The certificates of a CA file that somebody brought, and the file's name for messages. */
export interface AuthorityFile {
  readonly name: string
  readonly certificates: readonly ReadCertificate[]
}

/** What there is to say about a chain. */
export interface Judgement {
  readonly anchor: Anchor
  /** See `inspectionSchema.order`. */
  readonly order: number[]
  readonly publiclyTrusted: boolean
  readonly observations: readonly Observation[]
  /** The anchor itself, for judging other chains by it. */
  readonly anchorCertificate: ReadCertificate
}

/**
 * Judges a chain as a registry sent it: which certificate to trust, and what Docker will say then. Pure.
 *
 * @param host the name or address that the registry is reached by.
 * @throws Failure `anchor-unrelated` where a CA file is given and holds nothing that completes the path.
 */
export function judgeChain(chain: Chain, host: string, now: Date, file: AuthorityFile | undefined): Judgement {
  const check = (path: Path) => checkPath(path, host, now)
  const isUsable = (path: Path) => !check(path).some(isError)
  const paths = pathsFromLeaf(chain)
  const anchored = file ? requireAnchor(paths, host, file, isUsable) : chooseAnchor(paths, isUsable)
  const order = chainOrder(chain, anchored.path)
  return {
    anchor: describeAnchor(anchored),
    order,
    publiclyTrusted: isPubliclyTrusted(paths, isUsable),
    observations: [
      ...check(anchored.path),
      ...checkChainShape(chain, paths, anchored.path),
      ...(isAscending(order) ? [] : [{ code: 'order-wrong' } as const]),
      ...describeEnd(anchored, check),
    ],
    anchorCertificate: topOf(anchored.path),
  }
}

function requireAnchor(
  paths: Paths,
  host: string,
  file: AuthorityFile,
  isUsable: (path: Path) => boolean,
): AnchoredPath {
  const anchored = chooseAnchorFromFile(paths, file.certificates, isUsable)
  if (anchored) return anchored
  const { issuer } = topOf(chooseAnchor(paths, isUsable).path).certificate
  throw new Failure('anchor-unrelated', { file: file.name, host, issuer })
}

/** What it means that the path ends where it ends. */
function describeEnd({ kind, path, passedOver }: AnchoredPath, check: (path: Path) => Observation[]): Observation[] {
  const about = topOf(path)
  const { issuer, issuerUrls } = about.certificate
  if (passedOver) {
    const problem = check(passedOver).filter(isError).map(describeObservation).join(' ')
    return [{ code: 'issuer-unusable', about: topOf(passedOver), params: { problem } }]
  }
  if (kind === 'topmost-intermediate') return [{ code: 'partial-chain', about, params: { issuer } }]
  if (kind !== 'leaf-only') return []
  const [url] = issuerUrls
  if (url === undefined) return [{ code: 'leaf-only', about, params: { issuer } }]
  return [{ code: 'leaf-only-issuer-known', about, params: { issuer, url } }]
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? -1))
}
