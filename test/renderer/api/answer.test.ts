import { expect, it } from 'vitest'
import { readEvent, readReply } from '../../../renderer/api/answer.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import { report } from '../../ui/data/plans.ts'

it('passes on what the contract allows', () => {
  expect(readReply('plan.apply', { ok: true, data: report })).toEqual({ ok: true, data: report })
  const error = failureData(new Failure('cancelled'))
  expect(readReply('plan.apply', { ok: false, error })).toEqual({ ok: false, error })
})

it.each([
  undefined,
  null,
  'text',
  {},
  { ok: true },
  { ok: true, data: { summary: 1 } },
  { ok: false, error: { code: 'no-such-code', message: '', hint: '', params: {} } },
])('treats %j as unexpected', (raw) => {
  expect(readReply('plan.apply', raw)).toMatchObject({ ok: false, error: { code: 'unexpected' } })
})

it('drops a malformed event', () => {
  const progress = { host: 'local', phase: 'running', step: 0, steps: 0 }
  expect(readEvent('plan.apply', progress)).toEqual(progress)
  expect(readEvent('plan.apply', { ...progress, phase: 'dreaming' })).toBeUndefined()
  expect(readEvent('hosts.list', progress)).toBeUndefined()
})
