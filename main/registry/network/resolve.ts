import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { Failure } from '../../../shared/failure.ts'
import { errorCode } from './error-code.ts'

const unknownName: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_NONAME', 'EAI_NODATA'])

/**
 * All addresses of a host, in the system's order: /etc/hosts and whatever else the machine asks.
 *
 * @throws Failure `dns-not-found`, `dns-failed`.
 */
export async function resolveHost(host: string): Promise<LookupAddress[]> {
  try {
    return await lookup(host, { all: true, verbatim: true })
  } catch (cause) {
    const detail = errorCode(cause)
    if (unknownName.has(detail)) throw new Failure('dns-not-found', { host }, { cause })
    throw new Failure('dns-failed', { host, detail }, { cause })
  }
}
