import { expect, it } from 'vitest'
import { addCounts, noCounts, sayCounts } from '../../scripts/lib/counts.mjs'

const calm = { passed: 5, failed: [], skipped: 2, retried: [] }
const shaky = {
  passed: 3,
  failed: ['ui: test/a.test.ts > opens: no page'],
  skipped: 0,
  retried: ['vm: a machine > boots'],
}

it('adds up the counts of levels', () => {
  expect([calm, shaky].reduce(addCounts, noCounts)).toEqual({ ...shaky, passed: 8, skipped: 2 })
})

it('names who needed a second try, and ends with the numbers', () => {
  expect(sayCounts(calm)).toBe('5 passed, 0 failed, 2 skipped')
  expect(sayCounts(addCounts(calm, shaky)).split('\n')).toEqual([
    '1 failed:',
    '  ui: test/a.test.ts > opens: no page',
    '',
    '1 passed at the second try:',
    '  vm: a machine > boots',
    '',
    '8 passed, 1 failed, 2 skipped',
  ])
})
