import type { FailureData } from '../failure.ts'

/** How an answer crosses a door, and what the command line prints with `--json`. */
export type Envelope<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: FailureData }
