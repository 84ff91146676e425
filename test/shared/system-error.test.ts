import { expect, it } from 'vitest'
import { failureData } from '../../shared/failure.ts'
import { systemReason } from '../../shared/system-error.ts'
import { isPhraseCode } from '../../shared/words/en/phrases.ts'

const failed = (code: string, about: object = {}): Error =>
  Object.assign(new Error(`${code}: it failed, open '/x'`), { code, ...about })

it.each([
  'ENOENT',
  'EISDIR',
  'EACCES',
  'EPERM',
  'ENOTDIR',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOSPC',
  'EROFS',
])('has words for %s', (code) => {
  const reason = systemReason(failed(code))
  expect(reason).toEqual({ phrase: `system-${code}` })
  expect(isPhraseCode(`system-${code}`)).toBe(true)
})

it('leaves what has no words here as it is', () => {
  expect(systemReason(failed('ERR_SSL_WRONG_VERSION_NUMBER'))).toBe('ERR_SSL_WRONG_VERSION_NUMBER')
  expect(systemReason(new Error('boom'))).toBe('boom')
  expect(systemReason('boom')).toBe('boom')
})

it('says in words what nobody expected of the operating system, and of which path', () => {
  expect(failureData(failed('EACCES', { path: '/var/x' })).message).toContain('/var/x: access is denied')
  expect(failureData(failed('EACCES', { path: '/var/x' })).message).not.toContain('EACCES')
  expect(failureData(failed('ENOSPC')).message).toContain('the disk is full')
})
