import { randomBytes } from 'node:crypto'

/** A new change's id: `20261121-031500-a1b2c3`, UTC, so that ids sort by age and never meet. */
export function newChangeId(now: Date): string {
  const [date = '', time = ''] = now.toISOString().split('T')
  return `${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${randomBytes(3).toString('hex')}`
}
