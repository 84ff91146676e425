import type { Call } from '../../shared/api/client.ts'
import type { VerbName, VerbOutput } from '../../shared/api/contract.ts'
import type { Envelope } from '../../shared/api/envelope.ts'
import type { ExitCode } from '../../shared/errors/exit-code.ts'
import { Failure, type FailureData, failureFrom } from '../../shared/failure.ts'
import type { CommandName, Input } from './grammar/commands.ts'
import type { Voice } from './render/style.ts'

/** The environment of one run of the command line. */
export interface Session extends Voice {
  readonly call: Call
  readonly signal: AbortSignal
  /** The directory of the built page. */
  readonly rendererDir: string
  /** Messages and progress, on standard error; nothing with `--quiet` or `--json`. */
  readonly say: (text: string) => void
  /** Whether a person sees what is said at once: standard error is a terminal. */
  readonly isWatched: boolean
  /** Everything on standard input, as text; `isTyped`: a person types or pastes it. */
  readonly input: { readonly isTyped: boolean; readonly read: () => Promise<string> }
  /** Undefined if nobody can be asked: no terminal, or `--json`. Its answer is undefined if there was none. */
  readonly ask: ((question: string) => Promise<boolean | undefined>) | undefined
}

/**
 * Asks a person to agree.
 * @param unasked the failure if nobody can be asked.
 * @throws Failure `declined`; `cancelled` if there was no answer.
 */
export async function expectYes({ ask, signal }: Session, question: string, unasked: () => Failure): Promise<void> {
  if (!ask) throw unasked()
  const answer = await ask(question)
  if (answer !== true) throw new Failure(answer === undefined || signal.aborted ? 'cancelled' : 'declined')
}

/** A command's output: data for `--json`, text for people, both on standard output. */
export interface Outcome {
  readonly data: unknown
  /** Empty if the failure says everything. */
  readonly text: string
  readonly exit?: ExitCode
  /** The failure of a command that still has something to show. */
  readonly failure?: FailureData
  /** For a command that keeps running after its answer: resolves at its end. */
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
