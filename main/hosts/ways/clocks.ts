import type { RunOptions } from './way.ts'

/** How long a program may take to print its first byte, by default. */
const usualBeginMs = 20_000

/** How long a stopped program may stay silent, by default. */
const usualGraceMs = 60_000

/** The same before it has begun: then nothing has to be rolled back. */
const unbegunGraceMs = 1_000

/** How long a program may take to end after its result. */
const farewellMs = 10_000

/** What the clocks of a program do. */
interface Actions {
  /** Asks it to stop. */
  readonly stop: () => void
  /** `shell-silent` if it never began. */
  readonly giveUp: (code: 'shell-silent' | 'program-silent', milliseconds: number) => void
}

/** The clocks of one running program. */
interface Clocks {
  /** Its time counts from now on; at the latest, it does from its first output on. */
  readonly start: () => void
  /** It has printed something. */
  readonly heard: () => void
  /** It has printed its result. */
  readonly answered: () => void
  /** Stops it. As long as it goes on printing, it has time to roll back, but not for ever. */
  readonly stop: () => void
  readonly clear: () => void
}

/** The limits of a program. See {@link RunOptions}. */
export function createClocks(
  {
    timeoutMs,
    silenceMs = timeoutMs,
    beginMs = usualBeginMs,
    graceMs = usualGraceMs,
  }: Pick<RunOptions, 'timeoutMs' | 'silenceMs' | 'beginMs' | 'graceMs'>,
  { stop: askToStop, giveUp }: Actions,
): Clocks {
  let hasBegun = false
  let total: NodeJS.Timeout | undefined
  let silence: NodeJS.Timeout | undefined
  let stoppedAt: number | undefined

  const expect = (milliseconds: number, what: () => void): void => {
    clearTimeout(silence)
    const due = setTimeout(() => {
      // This process may have been busy or asleep itself, with the answer waiting to be read.
      setImmediate(() => {
        if (silence === due) what()
      })
    }, milliseconds)
    silence = due
  }
  const grant = (): void => {
    const left = timeoutMs - (performance.now() - (stoppedAt ?? 0))
    if (hasBegun) expect(Math.min(graceMs, Math.max(left, 0)), () => giveUp('program-silent', graceMs))
    else expect(Math.min(graceMs, unbegunGraceMs), () => giveUp('shell-silent', unbegunGraceMs))
  }
  const stop = (): void => {
    if (stoppedAt !== undefined) return
    stoppedAt = performance.now()
    askToStop()
    clearTimeout(total)
    grant()
  }
  const start = (): void => {
    if (stoppedAt !== undefined) return
    total ??= setTimeout(stop, timeoutMs)
    if (hasBegun) expect(silenceMs, stop)
    else expect(Math.min(beginMs, timeoutMs), () => giveUp('shell-silent', Math.min(beginMs, timeoutMs)))
  }
  let isAnswered = false
  return {
    start,
    heard: () => {
      hasBegun = true
      if (isAnswered) return
      if (stoppedAt === undefined) start()
      else grant()
    },
    answered: () => {
      isAnswered = true
      clearTimeout(total)
      expect(farewellMs, () => giveUp('program-silent', farewellMs))
    },
    stop,
    clear: () => {
      clearTimeout(total)
      clearTimeout(silence)
      silence = undefined
    },
  }
}
