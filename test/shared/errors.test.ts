import { describe, expect, it } from 'vitest'
import { errorCodes, exitCodeOf, isErrorCode } from '../../shared/errors.ts'
import { Failure, failureData } from '../../shared/failure.ts'
import { errors } from '../../shared/words/en/errors.ts'

describe('the error table', () => {
  it.each(errorCodes)('%s says what is wrong and what to do', (code) => {
    const { message, hint } = errors[code]
    expect(message).toMatch(/[.:}]$/)
    // What to do about a command line is a phrase of its own.
    if (hint !== '{next}') expect(hint.length).toBeGreaterThan(10)
    expect(exitCodeOf(code)).toBeGreaterThan(0)
  })

  it('accepts only its own codes', () => {
    expect(isErrorCode('unexpected')).toBe(true)
    expect(isErrorCode('toString')).toBe(false)
  })
})

describe('failureData', () => {
  it('fills the texts from the parameters', () => {
    const data = failureData(new Failure('connect-refused', { address: '10.0.0.5', port: 5000 }))
    expect(data.message).toBe('Nothing listens on 10.0.0.5 port 5000.')
    expect(data.code).toBe('connect-refused')
  })

  it('makes everything else unexpected, without a stack', () => {
    expect(failureData(new TypeError('x is undefined'))).toMatchObject({
      code: 'unexpected',
      params: { detail: 'x is undefined' },
    })
    expect(JSON.stringify(failureData(new Error('boom')))).not.toContain('errors.test')
  })

  it('does not take a parameter for a placeholder of its own', () => {
    expect(failureData(new Failure('time-invalid', { typed: '{typed} {exit}' })).message).toBe(
      '“{typed} {exit}” is not a valid time.',
    )
  })
})
