import { expect, it } from 'vitest'
import { untilOf } from '../../../../renderer/features/insecure/limits.ts'

const now = Date.parse('2026-11-21T09:30:00Z')

it.each([
  ['hour', '2026-11-21T10:30:00.000Z'],
  ['two-hours', '2026-11-21T11:30:00.000Z'],
  ['work-day', '2026-11-21T17:30:00.000Z'],
  ['day', '2026-11-22T09:30:00.000Z'],
] as const)('ends %s at %s', (limit, until) => {
  expect(untilOf(limit, now)).toEqual({ until })
})

it('has no end without a limit', () => {
  expect(untilOf('none', now)).toEqual({})
})
