import type { ExitCode } from '../../shared/errors/exit-code.ts'

/** Exit codes by signal, as in shells: 128 plus the signal's number. */
const exits = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const satisfies Partial<
  Record<NodeJS.Signals, ExitCode>
>
type Signal = keyof typeof exits

/** Ends a run before its work is done. */
export interface Interruption {
  /** Aborts with the first signal; the second one ends the process at once. */
  readonly signal: AbortSignal
  /** The run's exit code; undefined if nothing interrupted it. */
  readonly exit: () => ExitCode | undefined
  /** The same as Ctrl+C, for a terminal in raw mode. */
  readonly interrupt: () => void
  /** Restores the default handling of signals. */
  readonly ignore: () => void
}

/** Listens for the signals that end a run. */
export function listenForInterruption(): Interruption {
  const abort = new AbortController()
  let exit: ExitCode | undefined
  const end = (signal: NodeJS.Signals): void => {
    exit ??= exits[signal as Signal]
    abort.abort()
  }
  const signals = Object.keys(exits) as Signal[]
  for (const signal of signals) process.once(signal, end)
  return {
    signal: abort.signal,
    exit: () => exit,
    interrupt: () => end('SIGINT'),
    ignore: () => {
      for (const signal of signals) process.off(signal, end)
    },
  }
}
