import { expect, it } from 'vitest'
import { mayReturn, stepBefore, steps, stepsOf } from '../../../../renderer/wizard/state/steps.ts'

it('leads back to every step before, and never forward', () => {
  expect(steps.filter((step) => mayReturn('review', step))).toEqual(['registry', 'certificate', 'how', 'hosts'])
})

it.each(['apply', 'done'] as const)('does not lead back from %s', (from) => {
  expect(steps.filter((step) => mayReturn(from, step))).toEqual([])
})

it('finds the previous step', () => {
  expect(stepBefore('certificate', steps)).toBe('registry')
  expect(stepBefore('registry', steps)).toBeUndefined()
})

it('skips the certificate step if there is none', () => {
  expect(stepsOf({ plainHttp: undefined })).toEqual(steps)
  const path = stepsOf({ plainHttp: 'plain.example.com' })
  expect(path).not.toContain('certificate')
  expect(stepBefore('how', path)).toBe('registry')
})
