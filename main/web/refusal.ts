import type { IncomingHttpHeaders } from 'node:http'
import { Failure } from '../../shared/failure.ts'
import type { Phrase } from '../../shared/words/param.ts'

/** A request that is not answered as its sender hoped, with the HTTP status that says so. */
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

/** Refuses a request under another name than ours: a page of a name that was rebound to 127.0.0.1 sends such. */
export function checkHost(headers: IncomingHttpHeaders, host: string): void {
  if (headers.host !== host) throw new Refusal(421, { phrase: 'request-host', params: { host } })
}

/**
 * Refuses a call that another page may have sent. A browser sends Origin with every POST and no page can forge it; JSON
 * as the content type is what a foreign page cannot send without asking first, and nobody here answers such a question.
 */
export function checkCall(headers: IncomingHttpHeaders, host: string): void {
  const origin = `http://${host}`
  if (headers.origin !== origin) throw new Refusal(403, { phrase: 'request-origin', params: { origin } })
  if (!/^application\/json(;|$)/i.test(headers['content-type'] ?? ''))
    throw new Refusal(415, { phrase: 'request-type' })
}

/** The token in `Authorization: Bearer` (RFC 6750, section 2.1); empty where there is none. */
export function bearerToken(headers: IncomingHttpHeaders): string {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? ''
}
