import type { Inspection, InspectionStage, Registry } from '../../shared/model/inspection.ts'
import { makeFinding } from '../certificates/judge/findings.ts'
import { judgeChain } from '../certificates/judge/judge-chain.ts'
import type { CaFile } from '../certificates/read/certificate-file.ts'
import type { ClientPair } from '../certificates/read/client-pair.ts'
import { askApi } from './api-answer.ts'
import { judgeConnection } from './findings.ts'
import { judgeWithPublished } from './judge-published.ts'
import { shakeHands } from './network/handshake.ts'
import { defaultLimits, type ProbeLimits } from './network/probe-limits.ts'
import { findRoute } from './network/route.ts'
import { fetchPublishedCa } from './published-ca.ts'
import { lookAtRealm } from './token-realm.ts'

/** Options for the inspection. */
export interface InspectRequest {
  readonly registry: Registry
  /** The key only signs the handshake. */
  readonly client?: ClientPair | undefined
  /** The anchor is chosen from it alone. */
  readonly ca?: CaFile | undefined
  /** Also asks for what the registry publishes as its CA, from which the anchor may be chosen too. Not with `ca`. */
  readonly publishedCa?: boolean | undefined
  /** The fingerprint of the one certificate that may be the anchor, `AB:CD:…`. */
  readonly pin?: string | undefined
  /** Names the proxy, if there is one. */
  readonly env: NodeJS.ProcessEnv
  readonly signal?: AbortSignal
  readonly now: () => Date
  /** Called when it begins to wait for something else. */
  readonly onStage?: ((stage: InspectionStage) => void) | undefined
  readonly timeouts?: Partial<Omit<ProbeLimits, 'signal'>>
}

/**
 * Inspects a registry once: the route, the TLS handshake, the chain as sent, `GET /v2/`, the token realm. It changes
 * nothing and sends no credentials.
 *
 * @throws Failure of the registry rows of the error table.
 */
export async function inspectRegistry(request: InspectRequest): Promise<Inspection> {
  const { registry, client, ca, publishedCa, pin, env, signal, onStage } = request
  const now = request.now()
  const limits: ProbeLimits = { ...defaultLimits, ...request.timeouts, signal }

  onStage?.('address')
  const route = await findRoute({ host: registry.host, port: registry.port }, env, limits)
  onStage?.('handshake')
  const handshake = await shakeHands(route, client, limits)
  onStage?.('answer')
  const api = handshake.socket && (await askApi(handshake.socket, registry.name, limits))

  const { chain } = handshake
  if (publishedCa) onStage?.('published-ca')
  const published = publishedCa ? await fetchPublishedCa(registry, route, client, limits) : undefined
  const { judged, findings } = published
    ? judgeWithPublished(chain, registry.host, now, pin, published)
    : { judged: judgeChain(chain, registry.host, now, { ca, pin }), findings: [] }
  const url = api?.answer?.tokenRealm
  const question = { registry, env, now, anchor: judged.anchorCertificate }
  if (url !== undefined) onStage?.('login-server')
  const report = url === undefined ? undefined : await lookAtRealm({ ...question, url }, limits)

  return {
    registry,
    addresses: [...route.addresses],
    address: handshake.address,
    ...(route.proxy !== undefined && { proxy: route.proxy }),
    tls: handshake.tls,
    chain: chain.map(({ certificate }) => certificate),
    order: judged.order,
    anchor: judged.anchor,
    findings: [
      ...judgeConnection(handshake, api, client !== undefined),
      ...findings,
      ...judged.observations.map((observation) => makeFinding(observation, chain)),
      ...(report?.findings ?? []),
    ],
    publiclyTrusted: judged.publiclyTrusted,
    ...(api?.answer && { api: api.answer }),
    ...(report?.realm && { realm: report.realm }),
    at: now.toISOString(),
  }
}
