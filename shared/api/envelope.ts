import type { FailureData } from '../failure.ts'

/** The form of an answer at every door, and of the command line's `--json`. */
export type Envelope<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: FailureData }
