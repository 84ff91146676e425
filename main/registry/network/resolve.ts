import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { Failure } from '../../../shared/failure.ts'
import { errorCode } from '../../error-code.ts'
import { within } from '../../limit.ts'
import type { Patience } from './patience.ts'

const unknownName: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_NONAME', 'EAI_NODATA'])

/**
 * All addresses of a host, in the system's order, from /etc/hosts and wherever else the machine asks. An address is
 * its own answer.
 *
 * @throws Failure `dns-not-found`, `dns-failed`, `cancelled`.
 */
export async function resolveHost(host: string, { connectMs, signal }: Patience): Promise<LookupAddress[]> {
  const late = () => new Failure('dns-failed', { host, detail: `no answer within ${connectMs / 1000} seconds` })
  try {
    return await within(lookup(host, { all: true, verbatim: true }), { milliseconds: connectMs, late, signal })
  } catch (error) {
    if (error instanceof Failure) throw error
    const detail = errorCode(error)
    if (unknownName.has(detail)) throw new Failure('dns-not-found', { host }, { cause: error })
    throw new Failure('dns-failed', { host, detail }, { cause: error })
  }
}
