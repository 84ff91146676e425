import type { IncomingHttpHeaders } from 'node:http'
import { Failure } from '../../shared/failure.ts'
import type { Phrase } from '../../shared/words/param.ts'

/** A refused request, with its HTTP status. */
export class Refusal extends Error {
  readonly status: number
  readonly failure: Failure

  /** @param reason a phrase that says what is wrong with the request, or a failure of its own. */
  constructor(status: number, reason: Failure | Phrase) {
    const failure = reason instanceof Failure ? reason : new Failure('door-refused', { detail: reason })
    super(failure.message)
    this.name = 'Refusal'
    this.status = status
    this.failure = failure
  }
}

/** Refuses a foreign Host header, as sent by a page whose name was rebound to 127.0.0.1. */
export function checkHost(headers: IncomingHttpHeaders, host: string): void {
  if (headers.host !== host) throw new Refusal(421, { phrase: 'request-host', params: { host } })
}

/**
 * Refuses a call that may come from another page. Browsers send Origin with every POST and pages cannot forge it. A
 * foreign page also needs a preflight request to send JSON, and the door does not answer preflights.
 */
export function checkCall(headers: IncomingHttpHeaders, host: string): void {
  const origin = `http://${host}`
  if (headers.origin !== origin) throw new Refusal(403, { phrase: 'request-origin', params: { origin } })
  if (!/^application\/json(;|$)/i.test(headers['content-type'] ?? ''))
    throw new Refusal(415, { phrase: 'request-type' })
}

/** The token in `Authorization: Bearer` (RFC 6750, section 2.1); empty if there is none. */
export function bearerToken(headers: IncomingHttpHeaders): string {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? ''
}
