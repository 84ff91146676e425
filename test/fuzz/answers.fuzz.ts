import { test } from 'vitest'
import { hostileApply, hostileSurvey, tryApply, trySurvey } from '../support/hostile/answers.ts'
import { fuzz } from '../support/hostile/fuzz.ts'

const done = 'done'

test('mutated surveys', () =>
  fuzz('surveys', hostileSurvey, async (answer, roll) => (await trySurvey(answer, roll)) ?? done))
test('mutated answers of the apply program', () =>
  fuzz('answers', hostileApply, async (answer) => (await tryApply(answer)) ?? done))
