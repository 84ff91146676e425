import type { Call } from '../../shared/api/client.ts'
import type { VerbName, VerbOutput } from '../../shared/api/contract.ts'
import type { Envelope } from '../../shared/api/envelope.ts'
import type { ExitCode } from '../../shared/errors/exit-code.ts'
import { type FailureData, failureFrom } from '../../shared/failure.ts'
import type { CommandName, Input } from './grammar/commands.ts'
import type { Voice } from './render/style.ts'

/** What one run of the command line has to work with. */
export interface Session extends Voice {
  readonly call: Call
  readonly signal: AbortSignal
  /** Where the built page lies. */
  readonly rendererDir: string
  /** Messages and progress, on standard error; nothing with `--quiet` or `--json`. */
  readonly say: (text: string) => void
  /** Undefined where nobody can be asked: no terminal, or `--json`. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined
}

/** What a command leaves to print: data for `--json`, text for people, both on standard output. */
export interface Outcome {
  readonly data: unknown
  /** Empty where the failure says all that there is. */
  readonly text: string
  readonly exit?: ExitCode
  /** Why nothing came of it, where there is something to show all the same. */
  readonly failure?: FailureData
  /** For a command that goes on after its answer: when it has ended. */
  readonly closed?: Promise<unknown>
}

/** A command's work. */
export type Action<Name extends CommandName> = (session: Session, input: Input<Name>) => Promise<Outcome>

/**
 * An envelope's data.
 * @throws Failure with the envelope's code where there is none, so that commands read top down.
 */
export function dataOf<V extends VerbName>(envelope: Envelope<VerbOutput<V>>): VerbOutput<V> {
  if (envelope.ok) return envelope.data
  throw failureFrom(envelope.error)
}
