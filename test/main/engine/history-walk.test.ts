import { expect, it } from 'vitest'
import { sampled } from '../../support/host-programs/stride.ts'
import { type WalkStep, walkHistory, walkSteps } from '../../support/hosts/history-walk.ts'
import { journalHost } from '../../support/hosts/journal-host.ts'

/** Every way to do up to this many things. */
const longest = 4

const one = walkSteps.map((step): readonly WalkStep[] => [step])
const more = (walks: readonly (readonly WalkStep[])[]) =>
  walks.flatMap((walk) => walkSteps.map((step) => [...walk, step]))
const lengths = Array.from({ length: longest - 1 }).reduce<readonly (readonly (readonly WalkStep[])[])[]>(
  (walks) => [...walks, more(walks.at(-1) ?? [])],
  [one],
)
const all = lengths.flat()

it('has every way', () => {
  expect(lengths.map((walks) => walks.length)).toEqual([8, 64, 512, 4096])
})

const { first, every } = sampled(100)

it('history, hosts, plan and files never disagree', { timeout: 3_600_000 }, async () => {
  for (let at = first - 1; at < all.length; at += every) {
    const steps = all[at] ?? []
    try {
      await walkHistory(journalHost(), steps, true)
    } catch (error) {
      throw new Error(`after ${steps.join(', ')}`, { cause: error })
    }
  }
})

it.each<readonly WalkStep[]>([
  ['trust', 'untrust', 'undo', 'undo', 'undo'],
  ['trust', 'file deleted by hand', 'trust', 'undo', 'undo'],
  ['trust', 'trust again', 'other user', 'other workstation', 'undo', 'undo'],
])('after %s, %s, %s, %s, %s', async (...steps) => {
  await walkHistory(journalHost(), steps)
})
