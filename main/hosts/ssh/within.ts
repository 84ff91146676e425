import { Failure } from '../../../shared/failure.ts'

/** How long to wait for something, and what it means if it does not come. */
export interface Limit {
  readonly limitMs: number
  readonly late: () => Failure
  readonly signal: AbortSignal | undefined
}

/**
 * Waits for work, but not longer than the limit. The work itself is not stopped.
 * @throws what the limit says, Failure `cancelled`, or what the work throws.
 */
export async function within<T>(work: Promise<T>, { limitMs, late, signal }: Limit): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  let cancel = (): void => {}
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), limitMs)
    cancel = () => reject(new Failure('cancelled'))
    signal?.addEventListener('abort', cancel, { once: true })
    if (signal?.aborted) cancel()
  })
  try {
    return await Promise.race([work, over])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
}
