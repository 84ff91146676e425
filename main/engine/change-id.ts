import { randomBytes } from 'node:crypto'

/**
 * A new change's id: `20261121-031500-a1b2c3`, UTC. Ids of a host sort by age, and never collide: one is later than those
 * of the host's receipts, whatever the clock of whoever made them said.
 * @param earlier ids of the host's receipts; one that is no id of Mooring's counts for nothing.
 */
export function newChangeId(now: Date, earlier: readonly string[]): string {
  const times = earlier.map(timeOf).filter((time) => time < latest)
  return `${stamp(Math.max(now.getTime(), ...times.map((time) => time + 1000)))}-${randomBytes(3).toString('hex')}`
}

/** A host can name any change. The id of a later one would have more digits. */
const latest = Date.UTC(9999, 11, 31)

/** Milliseconds since 1970; NaN for another id. */
function timeOf(change: string): number {
  const [, date, time] = /^(\d{8})-(\d{6})-[0-9a-f]{6}$/.exec(change) ?? []
  const iso = `${date?.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time?.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`
  return Date.parse(iso)
}

function stamp(time: number): string {
  const [date = '', clock = ''] = new Date(time).toISOString().split('T')
  return `${date.replaceAll('-', '')}-${clock.slice(0, 8).replaceAll(':', '')}`
}
