import { Failure } from '../shared/failure.ts'

/** How long to wait for something, and what it means if it does not come. */
export interface Limit {
  readonly milliseconds: number
  readonly late: () => Error
  readonly signal: AbortSignal | undefined
}

/** Something that can be broken off: a socket, a request. */
interface Breakable extends NodeJS.EventEmitter {
  destroy(error: Error): unknown
}

/**
 * Waits for an event of a socket or a request. When time is up or the signal fires, the socket is destroyed with the
 * reason, so that nothing stays open.
 *
 * @returns the event's arguments.
 * @throws what the limit says, Failure `cancelled`, the error that the socket emits, or `ECONNRESET` where it just closes.
 */
export async function until(emitter: Breakable, event: string, limit: Limit): Promise<unknown[]> {
  const stop = watch(limit, (reason) => emitter.destroy(reason))
  try {
    return await new Promise((resolve, reject) => {
      // These stay: an error that comes later is the business of whoever waits then, and must not end the program.
      emitter.on('error', reject)
      emitter.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
      emitter.once(event, (...args) => resolve(args))
    })
  } finally {
    stop()
  }
}

/**
 * Waits for work that cannot be broken off, as a question to the resolver, but not longer than the limit.
 *
 * @throws what the limit says, Failure `cancelled`, or what the work throws.
 */
export async function within<T>(work: Promise<T>, limit: Limit): Promise<T> {
  let stop: (() => void) | undefined
  const over = new Promise<never>((_, reject) => {
    stop = watch(limit, reject)
  })
  try {
    return await Promise.race([work, over])
  } finally {
    stop?.()
  }
}

function watch({ milliseconds, late, signal }: Limit, give: (reason: Error) => void): () => void {
  const timer = setTimeout(() => give(late()), milliseconds)
  const cancel = () => give(new Failure('cancelled'))
  signal?.addEventListener('abort', cancel, { once: true })
  if (signal?.aborted) cancel()
  return () => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
}

/** A limit on how long the other side may take. The time that a person takes does not count. */
export interface Patience {
  readonly limitMs: number
  /** Counts from now on; `onLate` is called when the limit is over. */
  readonly start: (onLate: () => void) => void
  readonly stop: () => void
  /** Waits for a person, without counting. */
  readonly without: <T>(asking: () => Promise<T>) => Promise<T>
}

export function createPatience(limitMs: number): Patience {
  let timer: NodeJS.Timeout | undefined
  let running: (() => void) | undefined
  const begin = (): void => {
    clearTimeout(timer)
    if (running) timer = setTimeout(running, limitMs)
  }
  return {
    limitMs,
    start: (onLate) => {
      running = onLate
      begin()
    },
    stop: () => {
      running = undefined
      clearTimeout(timer)
    },
    without: async (asking) => {
      clearTimeout(timer)
      try {
        return await asking()
      } finally {
        begin()
      }
    },
  }
}
