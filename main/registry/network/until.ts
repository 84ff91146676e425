import { once } from 'node:events'
import type { Failure } from '../../../shared/failure.ts'

/** How long to wait for something, and what it means if it does not come. */
export interface Limit {
  readonly milliseconds: number
  readonly late: () => Failure
  readonly signal: AbortSignal
}

/** Something that can be broken off: a socket, a request. */
interface Breakable extends NodeJS.EventEmitter {
  destroy(error: Error): unknown
}

/**
 * Waits for an event of a socket or request. When time is up or the signal fires, the socket is destroyed with the
 * reason, so that nothing stays open.
 *
 * @returns the event's arguments.
 * @throws what the limit or the signal says, or the error that the socket itself emits.
 */
export async function until(emitter: Breakable, event: string, limit: Limit): Promise<unknown[]> {
  const timer = setTimeout(() => emitter.destroy(limit.late()), limit.milliseconds)
  const cancel = () => emitter.destroy(limit.signal.reason)
  limit.signal.addEventListener('abort', cancel, { once: true })
  if (limit.signal.aborted) cancel()
  try {
    return await once(emitter, event)
  } finally {
    clearTimeout(timer)
    limit.signal.removeEventListener('abort', cancel)
  }
}
