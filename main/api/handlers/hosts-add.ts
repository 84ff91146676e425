import type { Handler } from '../handler.ts'

/** Saves a host under a name. It is not contacted, so it may be one that is not up yet. */
export const hostsAdd: Handler<'hosts.add'> = async ({ savedHosts, tickets }, { name, address, identity }) => {
  const file = identity === undefined ? undefined : tickets.redeem(identity, 'identity').path
  const host = await savedHosts.add(name, address, file)
  return { host: host.name }
}
