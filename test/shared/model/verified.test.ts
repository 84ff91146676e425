import { expect, it } from 'vitest'
import type { Verdict } from '../../../shared/model/verdict.ts'
import { isDoubtful, type Verified, verifiedBy } from '../../../shared/model/verified.ts'

it.each<[readonly Verdict['answer'][], Verified, boolean]>([
  [[], 'unasked', false],
  [['unknown'], 'unasked', false],
  [['reached'], 'yes', false],
  [['reached', 'unknown'], 'unasked', false],
  [['reached', 'silent'], 'unknown', true],
  [['unreachable', 'unknown'], 'unknown', true],
  [['unclear', 'blocked', 'reached'], 'no', true],
  [['untrusted'], 'no', true],
  [['client-certificate'], 'no', true],
])('%j: %s', (answers, verified, doubtful) => {
  const verdicts = answers.map((answer) => ({ answer }))
  expect([verifiedBy(verdicts), isDoubtful(verdicts)]).toEqual([verified, doubtful])
})
