import { Failure } from '../shared/failure.ts'
import type { Phrase } from '../shared/words/param.ts'

/** How long to wait for something, and the failure if it does not come. */
export interface Limit {
  readonly milliseconds: number
  readonly late: () => Error
  readonly signal: AbortSignal | undefined
}

/** Something that can be destroyed: a socket, a request. */
interface Breakable extends NodeJS.EventEmitter {
  destroy(error: Error): unknown
}

/**
 * Waits for an event of a socket or a request. On timeout or abort it destroys the socket with the reason, so that
 * nothing stays open.
 *
 * @returns the event's arguments.
 * @throws the limit's failure, Failure `cancelled`, the socket's error, or `ECONNRESET` if it just closes.
 */
export async function until(emitter: Breakable, event: string, limit: Limit): Promise<unknown[]> {
  const stop = watch(limit, (reason) => emitter.destroy(reason))
  try {
    return await new Promise((resolve, reject) => {
      // The error handler stays: a later error belongs to the next waiter, and must not end the program.
      emitter.on('error', reject)
      emitter.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
      emitter.once(event, (...args) => resolve(args))
    })
  } finally {
    stop()
  }
}

/**
 * Waits for work that cannot be cancelled, such as a DNS lookup, up to a limit.
 *
 * @throws the limit's failure, Failure `cancelled`, or the work's own error.
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

/** A time limit for the other side. A person's time does not count. */
export interface Patience {
  readonly limitMs: number
  /** Starts the clock; calls `onLate` when time is up. */
  readonly start: (onLate: () => void) => void
  readonly stop: () => void
  /** Waits for a person with the clock stopped. */
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

/** The detail for a timeout. */
export function noAnswer(milliseconds: number): Phrase {
  return { phrase: 'no-answer', params: { seconds: milliseconds / 1000 } }
}
