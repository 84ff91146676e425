import type { Call } from '../../shared/api/client.ts'
import type { ExitCode } from '../../shared/errors/exit-code.ts'
import type { Style } from './render/style.ts'

/** What one run of the command line has to work with. */
export interface Session {
  readonly call: Call
  readonly signal: AbortSignal
  readonly style: Style
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
  readonly text: string
  readonly exit?: ExitCode
  /** For a command that goes on after its answer: when it has ended. */
  readonly closed?: Promise<unknown>
}

/** A command's work. */
export type Action<Options> = (session: Session, options: Options) => Promise<Outcome>

/** Options that every verb has. */
export interface GlobalOptions {
  readonly json?: boolean
  readonly quiet?: boolean
  readonly color: boolean
}

/** Runs a command's work with the options that every verb has. */
export type Run = (globals: GlobalOptions, work: (session: Session) => Promise<Outcome>) => Promise<void>
