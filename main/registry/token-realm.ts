import { Failure, failureData } from '../../shared/failure.ts'
import type { Inspection, Registry } from '../../shared/model/inspection.ts'
import type { Note } from '../../shared/model/plan.ts'
import { makeNote } from '../../shared/note.ts'
import { todaysDocker } from '../certificates/go/go-rules.ts'
import { pathsFromLeaf } from '../certificates/judge/paths.ts'
import { isPubliclyTrusted } from '../certificates/judge/public-roots.ts'
import { trialOf } from '../certificates/judge/trial.ts'
import type { ParsedCertificate } from '../certificates/read/parse-certificate.ts'
import { registryFindings } from './findings.ts'
import type { Destination } from './network/connect.ts'
import { shakeHands } from './network/handshake.ts'
import type { ProbeLimits } from './network/probe-limits.ts'
import { findRoute } from './network/route.ts'

/** The report on the token realm. */
export interface RealmReport {
  readonly realm?: NonNullable<Inspection['realm']>
  readonly findings: readonly Note[]
}

/** Data from the registry's inspection for the realm's. */
export interface RealmQuestion {
  readonly url: string
  readonly registry: Registry
  /** Docker uses the registry's certs.d directory for the realm as well: one TLS configuration serves both (moby distribution/registry.go). */
  readonly anchor: ParsedCertificate
  readonly env: NodeJS.ProcessEnv
  readonly now: Date
}

/**
 * Inspects the TLS of a token realm that is another endpoint than the registry itself.
 *
 * @throws Failure `cancelled`; every other failure becomes part of the report.
 */
export async function lookAtRealm(question: RealmQuestion, limits: ProbeLimits): Promise<RealmReport> {
  const { url: text, registry } = question
  const url = URL.canParse(text) ? new URL(text) : undefined
  const realm = { url: text, host: url?.host ?? '', sameAnchor: false }
  if (url?.protocol !== 'https:') {
    return { realm, findings: [makeNote(registryFindings, 'realm-unsafe', { realm: text })] }
  }
  const destination = { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 443) }
  if (destination.host === registry.host && destination.port === registry.port) return { findings: [] }
  try {
    const trust = await shakeHandsWithRealm(question, destination, limits)
    const { fingerprint, sameAnchor } = trust
    const findings = [
      ...(trust.isCovered ? [] : [makeNote(registryFindings, 'realm-not-covered', { realm: url.origin })]),
      ...(trust.asksForClientCertificate
        ? [makeNote(registryFindings, 'realm-asks-client-certificate', { realm: url.origin })]
        : []),
    ]
    return { realm: { ...realm, sameAnchor, fingerprint }, findings }
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error
    const problem = { error: error.code, params: error.params }
    return {
      realm: { ...realm, error: failureData(error) },
      findings: [makeNote(registryFindings, 'realm-unreachable', { realm: url.origin, problem })],
    }
  }
}

interface RealmTrust {
  readonly fingerprint: string
  readonly sameAnchor: boolean
  /** Trusted by the registry's anchor or by public roots. */
  readonly isCovered: boolean
  readonly asksForClientCertificate: boolean
}

/** Without a client certificate: a registry can name any realm, and a certificate tells who its owner is. */
async function shakeHandsWithRealm(
  { anchor, env, now }: RealmQuestion,
  destination: Destination,
  limits: ProbeLimits,
): Promise<RealmTrust> {
  const { host } = destination
  const route = await findRoute(destination, env, limits)
  const { chain, socket, asksForClientCertificate } = await shakeHands(route, undefined, limits)
  socket?.destroy()
  const trial = trialOf(chain, host, now, todaysDocker)
  const sameAnchor = trial.ask([anchor]).paths !== undefined
  const isCovered = sameAnchor || isPubliclyTrusted(pathsFromLeaf(chain), trial)
  return { fingerprint: chain[0].certificate.fingerprint, sameAnchor, isCovered, asksForClientCertificate }
}
