import type { Socket } from 'node:net'
import { Failure } from '../../../shared/failure.ts'
import { systemReason } from '../../../shared/system-error.ts'
import { errorCode } from '../../error-code.ts'
import { until } from '../../limit.ts'
import { looksLikeTls } from '../tls-records/records.ts'
import type { ProbeLimits } from './probe-limits.ts'
import type { Route } from './route.ts'

const brokenOff: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE'])

/** An HTTP server answers this at once. */
const answerMs = 2_000

/** Whether an error's code means that the other side closed the connection, with or without a TLS alert. */
export function isBreakOff(code: string): boolean {
  return brokenOff.has(code) || /^ERR_SSL_\w+_ALERT_\w+$/.test(code)
}

/**
 * The failure for a failed handshake, judged first by the server's bytes, then by the error code.
 *
 * @param problem the TLS socket's error.
 * @throws Failure `cancelled`.
 */
export async function handshakeFailure(
  problem: unknown,
  received: Buffer,
  route: Route,
  limits: ProbeLimits,
): Promise<Failure> {
  const destination = { ...route.destination }
  const cause = { cause: problem }
  if (problem instanceof Failure && problem.code === 'cancelled') return problem
  if (received.length === 0 && (await speaksPlainHttp(route, limits))) return new Failure('plain-http', destination)
  if (problem instanceof Failure) return problem
  if (looksLikeHttp(received)) return new Failure('plain-http', destination, cause)
  if (!looksLikeTls(received)) return new Failure('not-tls', destination, cause)
  if (brokenOff.has(errorCode(problem))) return new Failure('connection-reset', destination, cause)
  return new Failure('tls-handshake', { ...destination, detail: systemReason(problem) }, cause)
}

function looksLikeHttp(received: Buffer): boolean {
  return received.subarray(0, 5).toString('latin1') === 'HTTP/'
}

/**
 * Tries plain HTTP on a port. For servers that stay silent on a TLS handshake: Go's HTTP server does if the handshake
 * contains no newline.
 *
 * @throws Failure `cancelled`; any other error means no.
 */
async function speaksPlainHttp(route: Route, limits: ProbeLimits): Promise<boolean> {
  let socket: Socket | undefined
  try {
    socket = await route.dial()
    socket.write(`GET /v2/ HTTP/1.1\r\nHost: ${route.destination.host}\r\nConnection: close\r\n\r\n`)
    const late = () => new Error('silent')
    const milliseconds = Math.min(limits.httpMs, answerMs)
    const [received] = await until(socket, 'data', { milliseconds, late, signal: limits.signal })
    return Buffer.isBuffer(received) && looksLikeHttp(received)
  } catch (error) {
    if (error instanceof Failure && error.code === 'cancelled') throw error
    return false
  } finally {
    socket?.destroy()
  }
}
