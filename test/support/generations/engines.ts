/** Debian's releases with a Docker of their own generation. */
export const suites = ['bookworm', 'trixie', 'sid'] as const
export type Suite = (typeof suites)[number]

/** One real dockerd of a generation, with one of its image stores. */
export interface Generation {
  readonly name: string
  readonly suite: Suite
  /** How its version begins; sid goes on, and what is written about one version need not hold for the next. */
  readonly version: string
  readonly store: 'classic' | 'containerd'
}

/** 20.10 knows the classic store only. */
export const generations = [
  { name: '20.10', suite: 'bookworm', version: '20.10.', store: 'classic' },
  { name: '26.1', suite: 'trixie', version: '26.1.', store: 'classic' },
  { name: '26.1 containerd', suite: 'trixie', version: '26.1.', store: 'containerd' },
  { name: '28.5', suite: 'sid', version: '28.5.', store: 'classic' },
  { name: '28.5 containerd', suite: 'sid', version: '28.5.', store: 'containerd' },
] as const satisfies readonly Generation[]

export type GenerationName = (typeof generations)[number]['name']

/** The oldest and the newest, which differ most. */
const usual: readonly GenerationName[] = ['20.10', '28.5 containerd']

/** Whether this run is about it: `MOORING_GENERATIONS=all` asks for every one. */
export function isWanted({ name }: Generation): boolean {
  return process.env['MOORING_GENERATIONS'] === 'all' || usual.some((wanted) => wanted === name)
}
