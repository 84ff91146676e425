/** How long to wait for each step, in milliseconds, and the signal that ends them all. */
export interface ProbeLimits {
  /** For the DNS lookup, and again for the TCP connection, including a proxy's. */
  readonly connectMs: number
  readonly handshakeMs: number
  /** For the answer to one HTTP request. */
  readonly httpMs: number
  readonly signal: AbortSignal | undefined
}

export const defaultLimits = { connectMs: 10_000, handshakeMs: 10_000, httpMs: 10_000 } as const
