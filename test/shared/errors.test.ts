import { describe, expect, it } from 'vitest'
import { errorTable, isErrorCode } from '../../shared/errors.ts'
import { Failure, failureData } from '../../shared/failure.ts'

describe('the error table', () => {
  it.each(Object.entries(errorTable))('%s says what is wrong and what to do', (_, { message, hint, exit }) => {
    expect(message).toMatch(/[.:}]$/)
    expect(hint.length).toBeGreaterThan(10)
    expect(exit).toBeGreaterThan(0)
    expect(exit).toBeLessThan(7)
  })

  it('knows its own codes only', () => {
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
    expect(failureData(new Failure('usage', { detail: '{detail} {exit}' })).message).toBe('{detail} {exit}')
  })
})
