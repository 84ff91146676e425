import { writeSync } from 'node:fs'
import { expect } from 'vitest'
import { type Dice, diceFrom } from './dice.ts'

/** How many inputs; and where to begin, to repeat a run. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 100_000)
const firstSeed = Number(process.env['FUZZ_SEED'] ?? 1)

/** No input may hold up the program for longer, milliseconds of the processor: other programs' time does not count. */
const limitMs = 200

/** An abort ends the process at once: the last line tells the seeds among which it was. */
const batch = 1000

/** What reads an input. @returns how it ended, in a word. @throws for an end that may not be. */
type Try<Input> = (input: Input, roll: Dice) => string | Promise<string>

/**
 * Makes an input from each seed and tries it; none may be refused by the try, or take too long.
 * @param what the inputs are, for the line with the counts.
 * @returns how many ended in which way.
 */
export async function fuzz<Input>(
  what: string,
  make: (roll: Dice) => Input,
  attempt: Try<Input>,
): Promise<ReadonlyMap<string, number>> {
  const ends = new Map<string, number>()
  let slowest = { ms: 0, seed: 0 }
  const tryOne = async (seed: number): Promise<{ ms: number; end: string }> => {
    const roll = diceFrom(seed)
    const input = make(roll)
    const begin = process.cpuUsage()
    try {
      const end = await attempt(input, roll)
      const { user, system } = process.cpuUsage(begin)
      return { ms: (user + system) / 1000, end }
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    if ((seed - firstSeed) % batch === 0) writeSync(2, `${what}, seeds ${seed} to ${seed + batch - 1}\n`)
    let { ms, end } = await tryOne(seed)
    // What is slow is slow again; a collection of garbage or the compiler's work need not be.
    for (let again = 0; again < 9 && ms > limitMs; again += 1) ms = Math.min(ms, (await tryOne(seed)).ms)
    if (ms > slowest.ms) slowest = { ms, seed }
    expect(ms, `seed ${seed}`).toBeLessThan(limitMs)
    ends.set(end, (ends.get(end) ?? 0) + 1)
  }
  const counts = [...ends].sort((a, b) => b[1] - a[1]).map(([end, count]) => `${end} ${count}`)
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(
    `${runs} ${what}: ${counts.join(', ')}; slowest ${slowest.ms.toFixed(0)} ms (seed ${slowest.seed}); at most ${memory} MiB\n`,
  )
  return ends
}
