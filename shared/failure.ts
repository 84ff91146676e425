import { type ErrorCode, errorEntry } from './errors.ts'
import { fillIn, type TextParams } from './fill-in.ts'

/**
 * The one error that Mooring throws on purpose: a code of the error table and the values its text needs.
 * Classes do not survive IPC or HTTP, so doors send {@link failureData} instead.
 */
export class Failure extends Error {
  readonly code: ErrorCode
  readonly params: TextParams

  constructor(code: ErrorCode, params: TextParams = {}, options?: ErrorOptions) {
    super(fillIn(errorEntry(code).message, params), options)
    this.name = 'Failure'
    this.code = code
    this.params = params
  }
}

/** What was thrown, with the host among its parameters where it did not know on which one it happened. */
export function failureOn(host: string, thrown: unknown): unknown {
  if (!(thrown instanceof Failure) || 'host' in thrown.params) return thrown
  return new Failure(thrown.code, { host, ...thrown.params }, { cause: thrown })
}

/** A failure as it crosses a door. `params` lets another language fill its own texts. */
export interface FailureData {
  readonly code: ErrorCode
  readonly message: string
  readonly hint: string
  readonly params: TextParams
}

/** Whatever was thrown, as data. What is not a {@link Failure} becomes `unexpected`, without its stack. */
export function failureData(thrown: unknown): FailureData {
  const failure =
    thrown instanceof Failure
      ? thrown
      : new Failure('unexpected', { detail: thrown instanceof Error ? thrown.message : String(thrown) })
  return {
    code: failure.code,
    message: failure.message,
    hint: fillIn(errorEntry(failure.code).hint, failure.params),
    params: failure.params,
  }
}
