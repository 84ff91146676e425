/** A moment of ISO 8601 as people read it, to the minute: `2026-01-31 10:15 UTC`. What is none stays as it is. */
export function utcTime(iso: string): string {
  const moment = new Date(iso)
  return Number.isNaN(moment.getTime()) ? iso : `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
