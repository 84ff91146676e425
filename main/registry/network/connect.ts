import type { LookupAddress } from 'node:dns'
import { connect, type Socket } from 'node:net'
import { Failure } from '../../../shared/failure.ts'
import { systemReason } from '../../../shared/system-error.ts'
import { errorCode } from '../../error-code.ts'
import { until } from '../../limit.ts'
import type { ProbeLimits } from './probe-limits.ts'

/**
 * How long to wait for one address before trying the next one in parallel. Milliseconds; Node's own 250 is too short
 * for VPNs.
 */
const attemptMs = 2_500

/** A host and port to connect to. */
export interface Destination {
  readonly host: string
  readonly port: number
}

/**
 * Opens a TCP connection to the first of some addresses that answers, IPv6 and IPv4 in turn (RFC 8305, as far as Node
 * does it).
 *
 * @throws Failure `connect-refused`, `connect-timeout`, `connect-unreachable`, `cancelled`.
 */
export async function connectTo(
  { host, port }: Destination,
  addresses: readonly LookupAddress[],
  { connectMs, signal }: ProbeLimits,
): Promise<Socket> {
  const socket = connect({
    host,
    port,
    lookup: (_host, _options, done) => done(null, [...addresses]),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: attemptMs,
  })
  const late = () => new Failure('connect-timeout', { host, port, seconds: connectMs / 1000 })
  try {
    await until(socket, 'connect', { milliseconds: connectMs, late, signal })
    return socket
  } catch (error) {
    throw connectFailure(error, { host, port }, late)
  }
}

/** The most informative error of several addresses: a refusal means that the host was reached. */
function connectFailure(error: unknown, { host, port }: Destination, late: () => Failure): Failure {
  if (error instanceof Failure) return error
  const errors: unknown[] = error instanceof AggregateError ? error.errors : [error]
  const told = errors.find((one) => errorCode(one) === 'ECONNREFUSED') ?? errors[0]
  const address = told instanceof Error && 'address' in told ? String(told.address) : host
  const code = errorCode(told)
  if (code === 'ECONNREFUSED') return new Failure('connect-refused', { address, port }, { cause: error })
  if (code === 'ETIMEDOUT') return late()
  return new Failure('connect-unreachable', { address, detail: systemReason(told) }, { cause: error })
}
