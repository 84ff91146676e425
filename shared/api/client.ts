import type { VerbEvent, VerbInput, VerbName, VerbOutput } from './contract.ts'
import type { Envelope } from './envelope.ts'

/** The part of an AbortSignal that a door needs; this folder has neither Node's types nor the DOM's. */
export interface Cancellation {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
}

/** Options of a call. */
export interface CallOptions<V extends VerbName> {
  readonly onEvent?: (event: VerbEvent<V>) => void
  readonly signal?: Cancellation
}

/** A door for its user: one function. It never rejects; failures are in the envelope. */
export type Call = <V extends VerbName>(
  verb: V,
  input: VerbInput<V>,
  options?: CallOptions<V>,
) => Promise<Envelope<VerbOutput<V>>>
