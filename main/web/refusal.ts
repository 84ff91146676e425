import type { IncomingHttpHeaders } from 'node:http'
import { Failure } from '../../shared/failure.ts'

/** A request that is not answered as its sender hoped, with the HTTP status that says so. */
export class Refusal extends Error {
  readonly status: number
  readonly failure: Failure

  constructor(status: number, failure: Failure | string) {
    const cause = typeof failure === 'string' ? new Failure('door-refused', { detail: failure }) : failure
    super(cause.message)
    this.name = 'Refusal'
    this.status = status
    this.failure = cause
  }
}

/** Refuses a request under another name than ours: a page of a name that was rebound to 127.0.0.1 sends such. */
export function checkHost(headers: IncomingHttpHeaders, host: string): void {
  if (headers.host !== host) throw new Refusal(421, `the Host header is not ${host}`)
}

/**
 * Refuses a call that another page may have sent. A browser sends Origin with every POST and no page can forge it; JSON
 * as the content type is what a foreign page cannot send without asking first, and nobody here answers such a question.
 */
export function checkCall(headers: IncomingHttpHeaders, host: string): void {
  if (headers.origin !== `http://${host}`) throw new Refusal(403, `the Origin header is not http://${host}`)
  if (!/^application\/json(;|$)/i.test(headers['content-type'] ?? ''))
    throw new Refusal(415, 'the content type is not application/json')
}

/** The token in `Authorization: Bearer` (RFC 6750, section 2.1); empty where there is none. */
export function bearer(headers: IncomingHttpHeaders): string {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? ''
}
