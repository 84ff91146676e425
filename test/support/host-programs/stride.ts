/** `MOORING_WALK=whole`: walks stop at every call, which takes hours in all. */
export const isWhole = process.env.MOORING_WALK === 'whole'

/** Which of the calls in a walk are tried: the first, and then every `every`-th. */
export interface Stride {
  readonly first: number
  readonly every: number
}

/** One call of `every`, from a random one on: runs of the tests cover what a single one leaves out. */
export function sampled(every: number): Stride {
  return isWhole ? { first: 1, every: 1 } : { first: 1 + Math.floor(Math.random() * every), every }
}

/** Every `every`-th of a list, from a random one on. */
export function picked<T>(list: readonly T[], every: number): T[] {
  const { first, every: stride } = sampled(every)
  return list.filter((_, at) => at % stride === first - 1)
}
