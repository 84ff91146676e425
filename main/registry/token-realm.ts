import { Failure, failureData } from '../../shared/failure.ts'
import type { Inspection, Registry } from '../../shared/model/inspection.ts'
import { checkPath } from '../certificates/judge/check-path.ts'
import { isError, type Observation } from '../certificates/judge/findings.ts'
import { type Path, pathsFromLeaf, pathsToAnchors } from '../certificates/judge/paths.ts'
import { isPubliclyTrusted } from '../certificates/judge/public-roots.ts'
import type { ReadCertificate } from '../certificates/read/read-certificate.ts'
import type { Destination } from './network/connect.ts'
import { shakeHands } from './network/handshake.ts'
import { parseUrl } from './network/parse-url.ts'
import type { Patience } from './network/patience.ts'
import { findRoute } from './network/route.ts'
import type { ClientIdentity } from './network/secure-context.ts'

/** What is there to say about the place where tokens come from. */
export interface RealmReport {
  readonly realm?: NonNullable<Inspection['realm']>
  readonly observations: readonly Observation[]
}

/** What a look at the realm needs from the look at the registry. */
export interface RealmQuestion {
  readonly url: string
  readonly registry: Registry
  /** Docker uses the registry's certs.d directory for the realm as well: one TLS configuration serves both (moby distribution/registry.go). */
  readonly anchor: ReadCertificate
  readonly client: ClientIdentity | undefined
  readonly env: NodeJS.ProcessEnv
  readonly now: Date
}

/**
 * Looks at the TLS of a token realm, where it is another end point than the registry itself.
 *
 * @throws Failure `cancelled`; every other failure becomes part of the report.
 */
export async function lookAtRealm(question: RealmQuestion, patience: Patience): Promise<RealmReport> {
  const { url: text, registry } = question
  const url = parseUrl(text)
  const realm = { url: text, host: url?.host ?? '', sameAnchor: false }
  if (url?.protocol !== 'https:') return { realm, observations: [{ code: 'realm-unsafe', params: { realm: text } }] }
  const destination = { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 443) }
  if (destination.host === registry.host && destination.port === registry.port) return { observations: [] }
  try {
    const { fingerprint, sameAnchor, isCovered } = await shakeHandsWithRealm(question, destination, patience)
    const observations: Observation[] = isCovered ? [] : [{ code: 'realm-not-covered', params: { realm: url.origin } }]
    return { realm: { ...realm, sameAnchor, fingerprint }, observations }
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error
    const { code, params: about } = error
    const params = { realm: url.origin, problem: { error: code, params: about } }
    return { realm: { ...realm, error: failureData(error) }, observations: [{ code: 'realm-unreachable', params }] }
  }
}

interface RealmTrust {
  readonly fingerprint: string
  readonly sameAnchor: boolean
  /** By the registry's anchor or by public roots. */
  readonly isCovered: boolean
}

async function shakeHandsWithRealm(
  { anchor, client, env, now }: RealmQuestion,
  destination: Destination,
  patience: Patience,
): Promise<RealmTrust> {
  const { host } = destination
  const { chain, socket } = await shakeHands(await findRoute(destination, env, patience), client, patience)
  socket?.destroy()
  const isUsable = (path: Path) => !checkPath(path, host, now).some(isError)
  const paths = pathsFromLeaf(chain)
  const sameAnchor = pathsToAnchors(paths, [anchor]).some(isUsable)
  const isCovered = sameAnchor || isPubliclyTrusted(paths, isUsable)
  return { fingerprint: chain[0].certificate.fingerprint, sameAnchor, isCovered }
}
