/** A limit on how long a server may take. The time that a person takes does not count. */
export interface Patience {
  readonly limitMs: number
  /** Counts from now on; `onLate` is called when the limit is over. */
  readonly start: (onLate: () => void) => void
  readonly stop: () => void
  /** Waits for a person, without counting. */
  readonly without: <T>(asking: () => Promise<T>) => Promise<T>
}

export function createPatience(limitMs: number): Patience {
  let timer: NodeJS.Timeout | undefined
  let running: (() => void) | undefined
  const begin = (): void => {
    clearTimeout(timer)
    if (running) timer = setTimeout(running, limitMs)
  }
  return {
    limitMs,
    start: (onLate) => {
      running = onLate
      begin()
    },
    stop: () => {
      running = undefined
      clearTimeout(timer)
    },
    without: async (asking) => {
      clearTimeout(timer)
      try {
        return await asking()
      } finally {
        begin()
      }
    },
  }
}
