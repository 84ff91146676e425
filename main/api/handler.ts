import type { z } from 'zod'
import type { Contract, VerbEvent, VerbName, VerbOutput } from '../../shared/api/contract.ts'
import type { ApiDeps } from './deps.ts'

/** What a running call may use beside its input. */
export interface CallContext<V extends VerbName> {
  readonly signal: AbortSignal
  readonly emit: (event: VerbEvent<V>) => void
}

/** A verb's work: parsed input in, output out, a Failure thrown where it cannot be done. */
export type Handler<V extends VerbName> = (
  deps: ApiDeps,
  input: z.output<Contract[V]['input']>,
  context: CallContext<V>,
) => Promise<VerbOutput<V>>
