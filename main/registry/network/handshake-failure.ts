import { Failure } from '../../../shared/failure.ts'
import { errorCode } from '../../error-code.ts'
import { looksLikeTls } from '../tls-records/records.ts'
import type { Patience } from './patience.ts'
import { looksLikeHttp, speaksPlainHttp } from './plain-http.ts'
import type { Route } from './route.ts'

const brokenOff: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE'])

/**
 * What a failed handshake means, judged by what the server sent before any name of an error.
 *
 * @param problem what the TLS socket said.
 * @throws Failure `cancelled`.
 */
export async function handshakeFailure(
  problem: unknown,
  received: Buffer,
  route: Route,
  patience: Patience,
): Promise<Failure> {
  const destination = { ...route.destination }
  const cause = { cause: problem }
  if (problem instanceof Failure && problem.code === 'cancelled') return problem
  if (received.length === 0 && (await speaksPlainHttp(route, patience))) return new Failure('plain-http', destination)
  if (problem instanceof Failure) return problem
  if (looksLikeHttp(received)) return new Failure('plain-http', destination, cause)
  if (!looksLikeTls(received)) return new Failure('not-tls', destination, cause)
  const detail = errorCode(problem)
  if (brokenOff.has(detail)) return new Failure('connection-reset', destination, cause)
  return new Failure('tls-handshake', { ...destination, detail }, cause)
}
