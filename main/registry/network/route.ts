import type { LookupAddress } from 'node:dns'
import type { Socket } from 'node:net'
import { connectTo, type Destination } from './connect.ts'
import type { Patience } from './patience.ts'
import { proxyFor } from './proxy.ts'
import { resolveHost } from './resolve.ts'
import { openTunnel, proxyName } from './tunnel.ts'

/** A way to a host that has been found out once and can be taken again. */
export interface Route {
  readonly destination: Destination
  /** Empty where a proxy is in between: it resolves the name. */
  readonly addresses: readonly string[]
  readonly proxy: string | undefined
  /** @throws Failure of the `connect-*` rows, `proxy-failed`, `cancelled`. */
  readonly dial: () => Promise<Socket>
}

/**
 * Finds the way to a host: through the environment's proxy, or to the addresses of its name.
 *
 * @throws Failure `dns-not-found`, `dns-failed`, `cancelled`.
 */
export async function findRoute(destination: Destination, env: NodeJS.ProcessEnv, patience: Patience): Promise<Route> {
  const proxy = proxyFor(destination, env)
  if (proxy) {
    const dial = () => openTunnel(proxy, destination, patience)
    return { destination, addresses: [], proxy: proxyName(proxy), dial }
  }
  const found: LookupAddress[] = await resolveHost(destination.host, patience)
  const dial = () => connectTo(destination, found, patience)
  return { destination, addresses: found.map(({ address }) => address), proxy: undefined, dial }
}
