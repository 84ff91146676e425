import { expect, it } from 'vitest'
import { readSystemAnswer } from '../../../main/drivers/trust/system-store/verify.ts'
import { systemClient } from '../../../shared/model/plan.ts'

const request = { endpoint: systemClient, registry: 'reg.example.com' }

it.each([
  [0, 'reached'],
  [7, 'unreachable'],
  [60, 'untrusted'],
  [35, 'unclear'],
  [undefined, 'unknown'],
])('reads the exit status %s as %s', (status, answer) => {
  expect(readSystemAnswer(request, 'curl: one\ncurl: two\n', status)).toEqual({
    ...request,
    answer,
    detail: 'curl: two',
  })
})
