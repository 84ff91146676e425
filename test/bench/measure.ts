/** Milliseconds of each counted run. */
export type Samples = readonly number[]

/** One row of the table: what was measured beside what, in the same minutes. */
export interface Row {
  readonly work: string
  readonly ours: Samples
  readonly peer: Samples
  readonly peerName: string
  readonly aim: string
}

/**
 * Times two works in turn, A B A B …, after one uncounted run of each, so that a busy machine slows both.
 * @param prepare puts back what a work has changed, before each run; its time does not count.
 */
export async function inTurn(
  runs: number,
  ours: () => Promise<unknown>,
  peer: () => Promise<unknown>,
  prepare: () => Promise<unknown> = async () => {},
): Promise<Pick<Row, 'ours' | 'peer'>> {
  const samples = { ours: [] as number[], peer: [] as number[] }
  for (let run = 0; run <= runs; run++) {
    for (const [work, times] of [
      [ours, samples.ours],
      [peer, samples.peer],
    ] as const) {
      await prepare()
      const elapsed = await time(work)
      if (run > 0) times.push(elapsed)
    }
  }
  return samples
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The middle sample. */
export function median(samples: Samples): number {
  return [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN
}

/** A row as a line: medians with their spread, and the ratio of the medians. */
export function renderRow({ work, ours, peer, peerName, aim }: Row): string {
  const ratio = median(ours) / median(peer)
  const difference = median(ours) - median(peer)
  return `${work}: ${spread(ours)} against ${spread(peer)} for ${peerName}; ${ratio.toFixed(2)} ×, ${difference >= 0 ? '+' : ''}${difference.toFixed(0)} ms (aim: ${aim})`
}

function spread(samples: Samples): string {
  return `${median(samples).toFixed(0)} ms [${Math.min(...samples).toFixed(0)}–${Math.max(...samples).toFixed(0)}]`
}
