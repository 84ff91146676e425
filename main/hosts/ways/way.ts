import type { Note } from '../../../shared/model/plan.ts'

/** The host programs: one surveys a host, one changes it. */
export type ProgramName = 'survey' | 'apply'

/** How to run a host program. */
export interface RunOptions {
  /** Whether it needs root rights; the way obtains them, asking a person once. */
  readonly privileged: boolean
  /** No questions on the way to the host; a missing answer is then a failure. */
  readonly unattended?: boolean
  /**
   * Stops the program by closing its standard input: it then rolls back and reports. The answer still comes; a program
   * that does not end within a grace period is killed.
   */
  readonly signal?: AbortSignal
  /** Called with each line of standard output as it comes, without its line feed. */
  readonly onLine?: (line: string) => void
  /**
   * Its time limit, from its first output on: before that, a person may be typing a password. Then it stops as with
   * `signal`.
   */
  readonly timeoutMs: number
}

/** A host program's answer. */
export interface RunResult {
  readonly stdout: Uint8Array
  readonly stderr: string
  /** Null if it was killed. */
  readonly exitCode: number | null
}

/** A way to run host programs on one host. Requests and answers are bytes of the host protocol. */
export interface Way {
  /** @throws Failure if the program could not start, or if root rights were refused. */
  readonly run: (program: ProgramName, request: Uint8Array, options: RunOptions) => Promise<RunResult>
  /** Notes about the way itself; empty before the first run. */
  readonly notes: () => readonly Note[]
  /** Closes kept connections. The next run opens them again. */
  readonly close: () => void
}
