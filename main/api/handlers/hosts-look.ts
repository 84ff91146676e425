import type { Handler } from '../handler.ts'
import { lookAtHost } from '../look-at-host.ts'

/** Looks at one host, and asks for what it takes to log in there. */
export const hostsLook: Handler<'hosts.look'> = async ({ hosts }, { host }, { signal }) =>
  lookAtHost(await hosts.find(host), '/', signal)
