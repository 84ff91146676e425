/** A time span, ISO 8601. */
export interface Span {
  readonly notBefore: string
  readonly notAfter: string
}

/** A mark on the time line; `at` is in percent of its length. */
export interface Tick {
  readonly at: number
  readonly year: number
}

/** A time line for several spans. Positions are percent of its length, 0 to 100. */
export interface TimeScale {
  readonly today: number
  readonly ticks: readonly Tick[]
  readonly bar: (span: Span) => { readonly from: number; readonly to: number }
}

const year = 365.25 * 24 * 3600 * 1000
/** Some roots never expire (9999-12-31): the line is clipped this far from today. */
const horizon = 40 * year
const mostTicks = 6
const tickYears = [1, 2, 5, 10, 20]

/** Places spans and today on one line, with marks at six round years at most. `now` is in milliseconds since 1970. */
export function timeScale(spans: readonly Span[], now: number): TimeScale {
  const clamp = (time: number) => Math.min(Math.max(Number.isNaN(time) ? now : time, now - horizon), now + horizon)
  const times = [now, ...spans.flatMap((span) => [clamp(Date.parse(span.notBefore)), clamp(Date.parse(span.notAfter))])]
  const earliest = Math.min(...times)
  const latest = Math.max(...times)
  const margin = Math.max((latest - earliest) * 0.02, 1)
  const [start, end] = [earliest - margin, latest + margin]
  const position = (time: number) => (100 * (clamp(time) - start)) / (end - start)
  return {
    today: position(now),
    ticks: roundYears(start, end).map((tick) => ({ at: position(Date.UTC(tick, 0, 1)), year: tick })),
    bar: (span) => ({ from: position(Date.parse(span.notBefore)), to: position(Date.parse(span.notAfter)) }),
  }
}

/** The years that begin between two moments, at the smallest round step that keeps them few. */
function roundYears(start: number, end: number): number[] {
  const first = new Date(start).getUTCFullYear() + 1
  const last = new Date(end).getUTCFullYear()
  const years = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index)
  for (const step of tickYears) {
    const kept = years.filter((candidate) => candidate % step === 0)
    if (kept.length <= mostTicks) return kept
  }
  return []
}

/** A span's state today, in whole days (24 hours) before or after its end. */
export function validityOf(
  span: Span,
  now: number,
): { readonly state: 'early' | 'valid' | 'expired'; readonly days: number } {
  const day = 24 * 3600 * 1000
  if (now < Date.parse(span.notBefore)) return { state: 'early', days: 0 }
  const days = Math.floor((Date.parse(span.notAfter) - now) / day)
  return days < 0 ? { state: 'expired', days: -days } : { state: 'valid', days }
}
