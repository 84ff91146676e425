import { Failure } from '../../../shared/failure.ts'
import type { Anchor } from '../../../shared/model/inspection.ts'
import type { Cause, Param } from '../../../shared/words/param.ts'
import { type GoRules, todaysDocker } from '../go/go-rules.ts'
import type { CaFile } from '../read/certificate-file.ts'
import type { ParsedCertificate } from '../read/parse-certificate.ts'
import { type AnchoredPath, chooseAnchor, chooseAnchorFromFile, choosePinned, describeAnchor } from './anchor.ts'
import { describeFaults, inLineWith } from './explain-refusal.ts'
import { isError, type Observation, observe } from './findings.ts'
import { judgePath } from './judge-path.ts'
import { describeOlderDockers } from './older-dockers.ts'
import { type Chain, indexIn, type Path, type Paths, pathsFromLeaf, topOf } from './paths.ts'
import { isPubliclyTrusted } from './public-roots.ts'
import { acceptedPath, acceptedPaths, type Trial, trialOf } from './trial.ts'

/** The verdict on a chain. */
export interface Judgement {
  readonly anchor: Anchor
  /** See `inspectionSchema.order`. */
  readonly order: number[]
  readonly publiclyTrusted: boolean
  readonly observations: readonly Observation[]
  /** The anchor itself, for judging other chains by it. */
  readonly anchorCertificate: ParsedCertificate
}

/** What a person gave to choose the trust anchor by. */
export interface GivenTrust {
  /** The anchor is chosen from it alone. */
  readonly ca?: CaFile | undefined
  /** The fingerprint of the one certificate that may be the anchor, `AB:CD:…`. */
  readonly pin?: string | undefined
}

/**
 * Judges a chain as a registry sent it: which certificate to trust, and whether Docker will then accept it. Go's own rules decide
 * (../go): an observation is an error if and only if Docker refuses the chain.
 *
 * @param host the name or address that the registry is reached by.
 * @param rules of the Docker that counts.
 * @throws Failure `anchor-unrelated` if a CA file is given and nothing in it completes the path;
 *   `fingerprint-mismatch` or `fingerprint-unrelated` if the pinned certificate is not on the path.
 */
export function judgeChain(
  chain: Chain,
  host: string,
  now: Date,
  { ca, pin }: GivenTrust,
  rules: GoRules = todaysDocker,
): Judgement {
  const trial = trialOf(chain, host, now, rules)
  const known = [...chain, ...(ca?.certificates ?? [])]
  const check = (path: Path) => inLineWith(trial.ask([topOf(path)]), judgePath(path, host, now), known)
  const isUsable = (path: Path) => trial.ask([topOf(path)]).paths !== undefined
  const paths = pathsFromLeaf(chain)
  const usual = ca ? requireAnchor(paths, host, ca, trial, known) : chooseAnchor(paths, isUsable)
  const chosen =
    pin === undefined
      ? usual
      : (choosePinned(pin, usual, paths, ca?.certificates, isUsable) ??
        refusePin(pin, usual, { chain, paths }, host, now))
  const answer = trial.ask([topOf(chosen.path)])
  const anchored = { ...chosen, path: acceptedPath(answer, known) ?? chosen.path }
  const order = chainOrder(chain, anchored.path)
  return {
    anchor: describeAnchor(anchored),
    order,
    publiclyTrusted: isPubliclyTrusted(paths, trial),
    observations: [
      ...check(anchored.path),
      ...describeFaults(trial.chain.faults, chain),
      ...checkChainShape(chain, paths, anchored.path),
      ...(isAscending(order) ? [] : [observe('order-wrong', undefined)]),
      ...describeEnd(anchored, usual, check),
      ...(ca?.unread ?? []).map((blocks) => observe('ca-file-block', undefined, { ...blocks })),
      ...describeOlderDockers({ chain, host, now, anchor: topOf(anchored.path) }, answer, trial),
    ],
    anchorCertificate: topOf(anchored.path),
  }
}

function requireAnchor(
  paths: Paths,
  host: string,
  file: CaFile,
  trial: Trial,
  known: readonly ParsedCertificate[],
): AnchoredPath {
  const isUsable = (path: Path) => trial.ask([topOf(path)]).paths !== undefined
  const accepted = acceptedPaths(trial.ask(file.certificates), known)
  const anchored = chooseAnchorFromFile(paths, file.certificates, accepted, isUsable)
  if (anchored) return anchored
  const { issuer } = topOf(chooseAnchor(paths, isUsable).path).certificate
  throw new Failure('anchor-unrelated', { file: file.name, host, issuer })
}

/** @throws Failure `fingerprint-mismatch`, or `fingerprint-unrelated` where it is that of one that was sent beside the path. */
function refusePin(
  expected: string,
  usual: AnchoredPath,
  { chain, paths }: { readonly chain: Chain; readonly paths: Paths },
  host: string,
  now: Date,
): never {
  const actual = topOf(usual.path).certificate.fingerprint
  const isReached = paths.some((path) => topOf(path).certificate.fingerprint === expected)
  const sent = chain.find(({ certificate }) => certificate.fingerprint === expected)?.certificate
  if (!sent || isReached) throw new Failure('fingerprint-mismatch', { host, expected, actual })
  const { subject, notAfter } = sent
  const date = { at: notAfter, to: 'day' } as const
  const validity = { phrase: now > new Date(notAfter) ? 'expired-since' : 'valid-until', params: { date } } as const
  throw new Failure('fingerprint-unrelated', { host, expected, actual, subject, validity })
}

/** Findings about the end of the path. @param usual the choice without a pin. */
function describeEnd(
  { kind, path, passedOver }: AnchoredPath,
  usual: AnchoredPath,
  check: (path: Path) => Observation[],
): Observation[] {
  const about = topOf(path)
  const { issuer, issuerUrls, selfSigned } = about.certificate
  if (kind === 'pinned' && path.length === 1) {
    const { subject: ca, fingerprint } = topOf(usual.path).certificate
    return [observe('leaf-pinned', about, { ca, fingerprint })]
  }
  if (kind === 'pinned' && !selfSigned) return [observe('partial-chain', about, { issuer })]
  if (passedOver) {
    const problem = inOneText(check(passedOver).filter(isError))
    return [observe('issuer-unusable', topOf(passedOver), { problem })]
  }
  if (kind === 'topmost-intermediate') return [observe('partial-chain', about, { issuer })]
  if (kind !== 'leaf-only') return []
  const [url] = issuerUrls
  if (url === undefined) return [observe('leaf-only', about, { issuer })]
  return [observe('leaf-only-issuer-known', about, { issuer, url })]
}

/** Several observations as one text. */
function inOneText(observations: readonly Observation[]): Param {
  const sentences: Cause[] = observations.map(({ code, params }) => ({ note: code, params }))
  return sentences.reduceRight<Param>(
    (next, sentence) => (next === '' ? sentence : { phrase: 'sentence-and-next', params: { sentence, next } }),
    '',
  )
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? -1))
}

/** What is odd about a chain as it was sent, whatever the trust anchor is. */
function checkChainShape(chain: Chain, paths: Paths, anchorPath: Path): Observation[] {
  const related = new Set(paths.map((path) => topOf(path).certificate.fingerprint))
  const seen = new Set<string>()
  return chain.flatMap((certificate): Observation[] => {
    const { fingerprint } = certificate.certificate
    if (seen.has(fingerprint)) return [observe('certificate-duplicate', certificate)]
    seen.add(fingerprint)
    return [
      ...(related.has(fingerprint) ? [] : [observe('certificate-unrelated', certificate)]),
      ...(indexIn(anchorPath, certificate) < 0 ? checkTwin(certificate, anchorPath) : []),
    ]
  })
}

function checkTwin(certificate: ParsedCertificate, anchorPath: Path): Observation[] {
  const twin = anchorPath.find((other) => isTwin(other, certificate))
  if (!twin) return []
  return [
    observe('cross-signed', certificate, { issuer: certificate.certificate.issuer, other: twin.certificate.issuer }),
  ]
}

/** The chain in order from the leaf upwards, as indexes; what the path takes from a CA file is not in the chain. */
function chainOrder(chain: Chain, path: Path): number[] {
  return path.map((certificate) => indexIn(chain, certificate)).filter((index) => index >= 0)
}

/** Two certificates of one CA: same name, same key. */
function isTwin(one: ParsedCertificate, other: ParsedCertificate): boolean {
  if (one.subjectDer !== other.subjectDer) return false
  return one.publicKey && other.publicKey ? one.publicKey.equals(other.publicKey) : one.publicKey === other.publicKey
}
