/** Numbers that only depend on the seed (mulberry32). */
export function randomFrom(seed: number): <T>(choices: readonly T[]) => T {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return (choices) => choices[Math.floor(next() * choices.length)] as (typeof choices)[number]
}

/** Chooses one of several. */
export type Choose = ReturnType<typeof randomFrom>
