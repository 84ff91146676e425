import { isSystemErrorName } from './words/en/phrases/system.ts'
import type { Param, Phrase } from './words/param.ts'

/**
 * Why the operating system or the network refused something, in a part of a sentence: for `ENOENT`, that it does not exist. Any
 * other error says its code, `ERR_SSL_…`, or its message if it has none.
 */
export function systemReason(error: unknown): string | Phrase {
  if (!(error instanceof Error)) return String(error)
  return codeWords(systemCode(error) ?? error.message)
}

/** The same for its code alone. */
export function codeWords(code: string): string | Phrase {
  return isSystemErrorName(code) ? { phrase: `system-${code}` } : code
}

/** The same for an error that nobody expected: with the path that it is about. */
export function unexpectedReason(error: unknown): string | Phrase {
  const isKnown = error instanceof Error && isSystemErrorName(systemCode(error) ?? '')
  if (!isKnown) return error instanceof Error ? error.message : String(error)
  const reason = systemReason(error)
  return 'path' in error && typeof error.path === 'string' ? at(error.path, reason) : reason
}

/** A reason, with the address, path or program that it is about in front. */
export function at(place: string, detail: Param): Phrase {
  return { phrase: 'at-place', params: { place, detail } }
}

function systemCode(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
