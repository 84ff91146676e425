import { expect, it } from 'vitest'
import { readSystemAnswer } from '../../../main/drivers/trust/system-store/index.ts'

const request = { kind: 'system', registry: 'reg.example.com' } as const

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
