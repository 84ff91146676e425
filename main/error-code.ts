import type { Phrase } from '../shared/words/param.ts'

/** Node's code of an error, `ECONNREFUSED` or `ERR_SSL_…`; its message if it has none. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

/** How a process ended, by its exit status; null if a signal ended it. */
export function howEnded(status: number | null): Phrase {
  return status === null ? { phrase: 'was-killed' } : { phrase: 'exit-status', params: { status } }
}
