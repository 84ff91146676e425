/** How a host program is to be run. */
export interface RunOptions {
  /** Whether it needs root rights; the transport gets them, asking a person once. */
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

/**
 * A way to run `sh` on a host. The program's text and then the request go in by standard input, which stays open until
 * the program has said its `result` line: end of input tells it that nobody waits any more.
 */
export interface Transport {
  /** @throws Failure where the program could not be started, or root rights were not given. */
  readonly run: (program: string, request: Uint8Array, options: RunOptions) => Promise<RunResult>
}

/**
 * The command line that runs a program: constant but for a number. `dd bs=1` takes exactly the program's bytes from
 * standard input and leaves the request to the program.
 */
export function shellCommand(programBytes: number): string {
  return `eval "$(dd bs=1 count=${programBytes} 2>/dev/null)"`
}

/** Where root's commands are: directories that are root's on every system, with those of snaps and of NixOS. */
const rootPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin:/run/current-system/sw/bin'

/** The same with root rights that a user was given. sudo may leave the user's own path (sudoers(5), secure_path). */
export function rootShellCommand(programBytes: number): string {
  return `PATH=${rootPath}; export PATH; ${shellCommand(programBytes)}`
}
