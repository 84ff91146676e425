import type { Phrase } from '../../../shared/words/param.ts'

/** How long to wait for each step, in milliseconds, and the signal that ends them all. */
export interface ProbeLimits {
  /** For the resolver's answer, and again for the TCP connection, the proxy's included. */
  readonly connectMs: number
  readonly handshakeMs: number
  /** For the answer to one HTTP request. */
  readonly httpMs: number
  readonly signal: AbortSignal | undefined
}

export const defaultLimits = { connectMs: 10_000, handshakeMs: 10_000, httpMs: 10_000 } as const

/** Says that nothing came in time. */
export function noAnswer(milliseconds: number): Phrase {
  return { phrase: 'no-answer', params: { seconds: milliseconds / 1000 } }
}
