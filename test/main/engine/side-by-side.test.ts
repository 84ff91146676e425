import { expect, it } from 'vitest'
import { sideBySide } from '../../../main/engine/side-by-side.ts'

it('works on thirty-two at most at the same time, and keeps the order', async () => {
  let running = 0
  let most = 0
  const items = Array.from({ length: 100 }, (_, index) => index)
  const results = await sideBySide(items, async (item) => {
    running += 1
    most = Math.max(most, running)
    // The first ones take longest.
    for (let turn = 0; turn < (100 - item) / 10; turn++) await new Promise(setImmediate)
    running -= 1
    return item * 2
  })
  expect(results).toEqual(items.map((item) => item * 2))
  expect(most).toBe(32)
})
