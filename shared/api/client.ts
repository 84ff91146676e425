import type { VerbEvent, VerbInput, VerbName, VerbOutput } from './contract.ts'
import type { Envelope } from './envelope.ts'

/** The part of an AbortSignal that a door needs; this folder knows neither node's types nor the DOM's. */
export interface Cancellation {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
}

/** What a caller may add to a call. */
export interface CallOptions<V extends VerbName> {
  readonly onEvent?: (event: VerbEvent<V>) => void
  readonly signal?: Cancellation
}

/** A door as its user sees it: one function. It never rejects; what goes wrong is in the envelope. */
export type Call = <V extends VerbName>(
  verb: V,
  input: VerbInput<V>,
  options?: CallOptions<V>,
) => Promise<Envelope<VerbOutput<V>>>
