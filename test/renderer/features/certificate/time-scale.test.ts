import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeScale, validityOf } from '../../../../renderer/features/certificate/time-scale.ts'

const now = Date.parse('2026-11-21T00:00:00Z')
const decade = { notBefore: '2020-01-01T00:00:00Z', notAfter: '2030-01-01T00:00:00Z' }
const quarter = { notBefore: '2026-10-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' }

describe('the time line', () => {
  it('keeps the order of time', () => {
    const scale = timeScale([decade, quarter], now)
    const long = scale.bar(decade)
    const short = scale.bar(quarter)
    const positions = [0, long.from, short.from, scale.today, short.to, long.to, 100]
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
  })

  it('has room for today when everything is over', () => {
    const scale = timeScale([{ notBefore: '2010-01-01T00:00:00Z', notAfter: '2011-01-01T00:00:00Z' }], now)
    expect(scale.today).toBeGreaterThan(90)
    expect(scale.today).toBeLessThan(100)
  })

  it('marks round years only, and few of them', () => {
    expect(timeScale([decade], now).ticks.map(({ year }) => year)).toEqual([2020, 2022, 2024, 2026, 2028, 2030])
    expect(timeScale([quarter], now).ticks.map(({ year }) => year)).toEqual([2027])
  })

  it('clips spans that never end instead of shrinking the rest', () => {
    const scale = timeScale([decade, { ...decade, notAfter: '9999-12-31T23:59:59Z' }], now)
    expect(scale.bar(decade).to - scale.bar(decade).from).toBeGreaterThan(15)
  })

  it('stays between its ends for any dates, readable or not', () => {
    const date = fc.oneof(
      fc
        .date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') })
        .map((at) => at.toISOString()),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(fc.record({ notBefore: date, notAfter: date }), { maxLength: 5 }), (spans) => {
        const scale = timeScale(spans, now)
        const bars = spans.map(scale.bar).flatMap(({ from, to }) => [from, to])
        const all = [scale.today, ...scale.ticks.map(({ at }) => at), ...bars]
        expect(all.every((at) => at >= 0 && at <= 100)).toBe(true)
        expect(scale.ticks.length).toBeLessThanOrEqual(6)
      }),
    )
  })
})

describe('a certificate’s state today', () => {
  it.each([
    ['2026-11-22T00:00:01Z', { state: 'valid', days: 1 }],
    ['2026-11-21T00:00:00Z', { state: 'valid', days: 0 }],
    ['2026-11-20T23:59:59Z', { state: 'expired', days: 1 }],
  ])('ends at %s: %j', (notAfter, validity) => {
    expect(validityOf({ notBefore: '2020-01-01T00:00:00Z', notAfter }, now)).toEqual(validity)
  })

  it('is early before it begins', () => {
    expect(validityOf({ notBefore: '2026-11-21T00:00:01Z', notAfter: '2030-01-01T00:00:00Z' }, now).state).toBe('early')
  })
})
