import type { Note } from '../../../shared/model/plan.ts'

/** The host programs: one tells what is on a host, one changes it. */
export type ProgramName = 'survey' | 'apply'

/** How a host program is to be run. */
export interface RunOptions {
  /** Whether it needs root rights; the way gets them, asking a person once. */
  readonly privileged: boolean
  /** Nobody is asked anything on the way to the host; what only a person could give is missing then. */
  readonly unattended?: boolean
  /**
   * Stops the program: its standard input is closed, which tells it to put everything back and say so. The answer still
   * comes; only a program that does not end within a grace period is killed.
   */
  readonly signal?: AbortSignal
  /** Called with each line of standard output as it comes, without its line feed. */
  readonly onLine?: (line: string) => void
  /** How long it may take, from its first word on: before that, a person may be typing a password. Then as `signal`. */
  readonly timeoutMs: number
}

/** What a host program said. */
export interface RunResult {
  readonly stdout: Uint8Array
  readonly stderr: string
  /** Null where it was killed. */
  readonly exitCode: number | null
}

/** A way to run host programs on one host. Requests and answers are bytes of the host protocol. */
export interface Way {
  /** @throws Failure where the program could not be started, or root rights were not given. */
  readonly run: (program: ProgramName, request: Uint8Array, options: RunOptions) => Promise<RunResult>
  /** What there is to say about the way itself; empty until something ran. */
  readonly notes: () => readonly Note[]
  /** Ends what is kept open, if there is anything. The next run opens it again. */
  readonly close: () => void
}
