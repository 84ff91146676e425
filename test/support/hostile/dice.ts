/** A source of numbers from 0 to below `limit`; the same seed gives the same numbers (mulberry32). */
export type Dice = (limit: number) => number

export function diceFrom(seed: number): Dice {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

/** Chooses one of several. */
export type Choose = <T>(choices: readonly T[]) => T

const all = 2 ** 32

/** By the upper bits of a number: a seed that once found a fault stands for the same choices. */
export function choosingBy(roll: Dice): Choose {
  return (choices) => choices[Math.floor((roll(all) / all) * choices.length)] as (typeof choices)[number]
}
