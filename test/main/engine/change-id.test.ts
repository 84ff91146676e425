import { expect, it } from 'vitest'
import { newChangeId } from '../../../main/engine/change-id.ts'

const now = new Date('2026-11-21T03:15:00.500Z')

it.each([
  ['begins with its time', [], '20261121-031500-'],
  ['is later than those of the past', ['20251121-031500-a1b2c3', '20261121-031459-ffffff'], '20261121-031500-'],
  ['is later than one of the same second', ['20261121-031500-ffffff'], '20261121-031501-'],
  [
    'is later than one by a clock that was ahead',
    ['20271231-235959-000000', '20251121-031500-a1b2c3'],
    '20280101-000000-',
  ],
  ['knows no other ids', ['c1', '20271301-000000-a1b2c3', '20270101-000000-A1B2C3-x'], '20261121-031500-'],
  ['does not follow one to the end of time', ['99991231-235959-a1b2c3'], '20261121-031500-'],
])('an id %s', (_, earlier, expected) => {
  expect(newChangeId(now, earlier)).toMatch(new RegExp(`^${expected}[0-9a-f]{6}$`))
})

it('is another one each time', () => {
  expect(newChangeId(now, [])).not.toBe(newChangeId(now, []))
})
