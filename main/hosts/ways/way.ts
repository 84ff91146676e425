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
   * that says nothing more for a grace period is killed.
   */
  readonly signal?: AbortSignal
  /** Called with each line of standard output as it comes, without its line feed. */
  readonly onLine?: (line: string) => void
  /**
   * Its time limit. It begins with the first output where a person may be typing a password before that. Then the
   * program stops as with `signal`.
   */
  readonly timeoutMs: number
  /** How long it may say nothing before it is stopped, once it has begun; its time limit by default. */
  readonly silenceMs?: number
  /** How long it may take to say its first word; 20 seconds by default. */
  readonly beginMs?: number
  /** How long it may say nothing once it is stopped; a minute by default. All in all it gets its time limit once more. */
  readonly graceMs?: number
  /** The longest answer, bytes, with standard error; 1 MiB by default. A longer one is cut off at once. */
  readonly answerLimit?: number
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
  /**
   * @throws Failure if the program could not start, if root rights were refused, `shell-silent`, `program-silent`,
   *   `answer-too-large`, or `cancelled` if it was stopped before it began.
   */
  readonly run: (program: ProgramName, request: Uint8Array, options: RunOptions) => Promise<RunResult>
  /** Notes about the way itself; empty before the first run. */
  readonly notes: () => readonly Note[]
  /** Closes kept connections. The next run opens them again. */
  readonly close: () => void
}
