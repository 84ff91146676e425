/** The time limits for an insecure registry. Their words are in the catalogue under these names. */
export const limits = ['hour', 'two-hours', 'work-day', 'day', 'none'] as const

export type LimitName = (typeof limits)[number]

const hour = 3_600_000
const lengths: Readonly<Record<LimitName, number | undefined>> = {
  hour,
  'two-hours': 2 * hour,
  'work-day': 8 * hour,
  day: 24 * hour,
  none: undefined,
}

/** The end of a limit that begins at `now` (milliseconds since 1970), in an intent's form. */
export function untilOf(limit: LimitName, now: number): { until?: string } {
  const length = lengths[limit]
  return length === undefined ? {} : { until: new Date(now + length).toISOString() }
}
