import type { ErrorCode } from './errors.ts'
import { unexpectedReason } from './system-error.ts'
import type { errors } from './words/en/errors.ts'
import { english } from './words/language.ts'
import type { Param, Params } from './words/param.ts'
import { errorWords } from './words/say.ts'
import type { NamesIn } from './words/text.ts'

/** The parameters of a failure's words. A caller that knows the host may add it: see {@link failureOn}. */
type FailureParams<Code extends ErrorCode> = Readonly<Record<Exclude<NamesOf<Code>, 'host'>, Param>> & Params

type NamesOf<Code extends ErrorCode> =
  | NamesIn<(typeof errors)[Code]['message']>
  | NamesIn<(typeof errors)[Code]['hint']>

type Given<T> =
  Record<never, never> extends T
    ? readonly [params?: T, options?: ErrorOptions]
    : readonly [params: T, options?: ErrorOptions]

/**
 * The one error that Mooring throws on purpose: a code and the values that its words need. Its message is in English, for
 * logs and programs. Classes do not survive IPC or HTTP, so doors send {@link failureData} instead.
 */
export class Failure<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code
  readonly params: Params

  constructor(code: Code, ...given: Given<FailureParams<Code>>) {
    const [params = {}, options]: readonly [Params?, ErrorOptions?] = given
    super(errorWords(english, { code, params }).message, options)
    this.name = 'Failure'
    this.code = code
    this.params = params
  }
}

/** A failure from data that crossed a door, or with a code that is only known at run time. */
export function failureFrom(
  { code, params }: Pick<FailureData, 'code' | 'params'>,
  options: ErrorOptions = {},
): Failure {
  return new Failure<ErrorCode>(code, params as FailureParams<ErrorCode>, options)
}

/** A thrown error, with the host added to its parameters if missing. */
export function failureOn(host: string, thrown: unknown): unknown {
  if (!(thrown instanceof Failure) || 'host' in thrown.params) return thrown
  return failureFrom({ code: thrown.code, params: { host, ...thrown.params } }, { cause: thrown })
}

/** A failure as data at a door: its code, its parameters, and its English words, for programs. */
export interface FailureData {
  readonly code: ErrorCode
  readonly message: string
  readonly hint: string
  readonly params: Params
}

/** Any thrown value as data. Anything but a {@link Failure} becomes `unexpected`, without its stack. */
export function failureData(thrown: unknown): FailureData {
  const failure = thrown instanceof Failure ? thrown : new Failure('unexpected', { detail: unexpectedReason(thrown) })
  const { code, params } = failure
  return { code, ...errorWords(english, { code, params }), params }
}
