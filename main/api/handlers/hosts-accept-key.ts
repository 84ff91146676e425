import type { Handler } from '../handler.ts'

/** Remembers that a person has compared a host key, until the next contact writes it down. */
export const hostsAcceptKey: Handler<'hosts.accept-key'> = async ({ hosts }, { host, fingerprint }) => {
  const { id } = await hosts.find(host)
  hosts.acceptKey(id, fingerprint)
  return {}
}
