import { expect, test } from 'vitest'
import { hostileApply, hostileSurvey, tryApply, trySurvey } from '../../../support/hostile/answers.ts'
import { diceFrom } from '../../../support/hostile/dice.ts'

// `npm run fuzz` does the same with many more.
test('300 mutated surveys are facts or a failure', async () => {
  const ends = new Set<string | undefined>()
  for (let seed = 0; seed < 300; seed++) {
    const roll = diceFrom(seed)
    ends.add(await trySurvey(hostileSurvey(roll), roll))
  }
  expect(ends).toContain(undefined)
  expect(ends).toContain('survey-failed')
})

test('300 mutated answers of the apply program are a report or a failure', async () => {
  const ends = new Set<string | undefined>()
  for (let seed = 0; seed < 300; seed++) ends.add(await tryApply(hostileApply(diceFrom(seed))))
  expect(ends).toContain(undefined)
  expect(ends).toContain('program-failed')
})
