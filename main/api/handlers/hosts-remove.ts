import { Failure } from '../../../shared/failure.ts'
import type { Handler } from '../handler.ts'

/** Forgets a saved host. What Mooring changed there stays as it is, and so does its history. */
export const hostsRemove: Handler<'hosts.remove'> = async ({ hosts, savedHosts }, { host }) => {
  const { id, source } = await hosts.find(host)
  if (source !== 'saved') throw new Failure('host-not-saved', { host: id, source })
  await savedHosts.remove(id)
  hosts.forget(id)
  return {}
}
