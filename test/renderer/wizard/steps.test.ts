import { expect, it } from 'vitest'
import { mayReturn, stepBefore, steps } from '../../../renderer/wizard/steps.ts'

it('leads back to every step before, and never forward', () => {
  expect(steps.filter((step) => mayReturn('review', step))).toEqual(['registry', 'certificate', 'how', 'hosts'])
})

it.each(['apply', 'done'] as const)('does not lead back from %s', (from) => {
  expect(steps.filter((step) => mayReturn(from, step))).toEqual([])
})

it('knows the step before', () => {
  expect(stepBefore('certificate')).toBe('registry')
  expect(stepBefore('registry')).toBeUndefined()
})
