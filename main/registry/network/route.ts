import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import type { Socket } from 'node:net'
import { Failure } from '../../../shared/failure.ts'
import { systemReason } from '../../../shared/system-error.ts'
import { errorCode } from '../../error-code.ts'
import { noAnswer, within } from '../../limit.ts'
import { connectTo, type Destination } from './connect.ts'
import type { ProbeLimits } from './probe-limits.ts'
import { proxyFor } from './proxy.ts'
import { openTunnel, proxyName } from './tunnel.ts'

const unknownName: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_NONAME', 'EAI_NODATA'])

/** A resolved route to a host, for repeated use. */
export interface Route {
  readonly destination: Destination
  /** Empty behind a proxy, which resolves the name itself. */
  readonly addresses: readonly string[]
  readonly proxy: string | undefined
  /** @throws Failure of the `connect-*` rows, `proxy-failed`, `cancelled`. */
  readonly dial: () => Promise<Socket>
}

/**
 * Finds the route to a host: through the environment's proxy, or to the addresses of its name.
 *
 * @throws Failure `dns-not-found`, `dns-failed`, `cancelled`.
 */
export async function findRoute(destination: Destination, env: NodeJS.ProcessEnv, limits: ProbeLimits): Promise<Route> {
  const proxy = proxyFor(destination, env)
  if (proxy) {
    const dial = () => openTunnel(proxy, destination, limits)
    return { destination, addresses: [], proxy: proxyName(proxy), dial }
  }
  const found = await resolveHost(destination.host, limits)
  const dial = () => connectTo(destination, found, limits)
  return { destination, addresses: found.map(({ address }) => address), proxy: undefined, dial }
}

/**
 * All addresses of a host, in the system's order, from /etc/hosts and the machine's other sources. An address resolves
 * to itself.
 */
async function resolveHost(host: string, { connectMs, signal }: ProbeLimits): Promise<LookupAddress[]> {
  const late = () => new Failure('dns-failed', { host, detail: noAnswer(connectMs) })
  try {
    return await within(lookup(host, { all: true, verbatim: true }), { milliseconds: connectMs, late, signal })
  } catch (error) {
    if (error instanceof Failure) throw error
    if (unknownName.has(errorCode(error))) throw new Failure('dns-not-found', { host }, { cause: error })
    throw new Failure('dns-failed', { host, detail: systemReason(error) }, { cause: error })
  }
}
