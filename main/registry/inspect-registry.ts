import type { Inspection, Registry } from '../../shared/model/inspection.ts'
import { makeFinding } from '../certificates/judge/findings.ts'
import { type AuthorityFile, judgeChain } from '../certificates/judge/judge-chain.ts'
import { readAuthorityFile } from '../certificates/read/certificate-file.ts'
import { askApi } from './api-answer.ts'
import { describeConnection } from './connection-findings.ts'
import { shakeHands } from './network/handshake.ts'
import { defaultPatience, type Patience } from './network/patience.ts'
import { findRoute } from './network/route.ts'
import type { ClientIdentity } from './network/secure-context.ts'
import { lookAtRealm } from './token-realm.ts'

/** What to look at, and with what. */
export interface InspectRequest {
  readonly registry: Registry
  /** PEM; the key only signs the handshake. */
  readonly client?: ClientIdentity
  /** A CA file's content, one character a byte (Latin-1), PEM or DER: the anchor is chosen from it alone. */
  readonly caPem?: string
  /** The CA file's name, for messages. */
  readonly caName?: string
  /** Names the proxy, if there is one. */
  readonly env: NodeJS.ProcessEnv
  readonly signal?: AbortSignal
  readonly now: () => Date
  readonly timeouts?: Partial<Omit<Patience, 'signal'>>
}

/**
 * Looks at a registry once: the way there, the TLS handshake, the chain as sent, `GET /v2/`, the token realm. Nothing is
 * changed and no credentials are sent.
 *
 * @throws Failure of the registry rows of the error table; `certificate-not-pem`, `certificate-holds-key` for the CA file.
 */
export async function inspectRegistry(request: InspectRequest): Promise<Inspection> {
  const { registry, client, env, signal } = request
  const now = request.now()
  const patience: Patience = { ...defaultPatience, ...request.timeouts, signal }
  const file = authorityFile(request)

  const route = await findRoute({ host: registry.host, port: registry.port }, env, patience)
  const handshake = await shakeHands(route, client, patience)
  const api = handshake.socket && (await askApi(handshake.socket, registry.name, patience))

  const { chain } = handshake
  const { anchor, anchorCertificate, order, publiclyTrusted, observations } = judgeChain(
    chain,
    registry.host,
    now,
    file,
  )
  const url = api?.answer?.tokenRealm
  const question = { registry, client, env, now, anchor: anchorCertificate }
  const report = url === undefined ? undefined : await lookAtRealm({ ...question, url }, patience)

  const all = [
    ...describeConnection(handshake, api, client !== undefined),
    ...observations,
    ...(report?.observations ?? []),
  ]
  return {
    registry,
    addresses: [...route.addresses],
    address: handshake.address,
    ...(route.proxy !== undefined && { proxy: route.proxy }),
    tls: handshake.tls,
    chain: chain.map(({ certificate }) => certificate),
    order,
    anchor,
    findings: all.map((observation) => makeFinding(observation, chain)),
    publiclyTrusted,
    ...(api?.answer && { api: api.answer }),
    ...(report?.realm && { realm: report.realm }),
    at: now.toISOString(),
  }
}

function authorityFile({ caPem, caName = 'CA' }: InspectRequest): AuthorityFile | undefined {
  if (caPem === undefined) return undefined
  return { name: caName, certificates: readAuthorityFile({ bytes: Buffer.from(caPem, 'latin1'), name: caName }) }
}
