import type { ExitCode } from '../../shared/errors/exit-code.ts'

/** Exit codes by signals, as shells count them: 128 and the signal's number. */
const exits = { SIGINT: 130, SIGTERM: 143 } as const satisfies Partial<Record<NodeJS.Signals, ExitCode>>
type Signal = keyof typeof exits

/** What ends a run before its work is done. */
export interface Interruption {
  /** Aborts with the first signal; the second one ends the process at once. */
  readonly signal: AbortSignal
  /** What the run ends with; undefined where nothing interrupted it. */
  readonly exit: () => ExitCode | undefined
  /** The same as Ctrl+C, for a terminal that hands the key over. */
  readonly interrupt: () => void
  /** Leaves signals to their default. */
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
