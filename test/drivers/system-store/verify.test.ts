import { expect, it } from 'vitest'
import { readSystemAnswer } from '../../../main/drivers/trust/system-store/index.ts'

const request = { kind: 'system', registry: 'reg.example.com' } as const

it.each([
  [0, 'reached', 'answered'],
  [7, 'unreachable', 'connect-refused'],
  [60, 'untrusted', 'certificate-refused'],
  [77, 'untrusted', 'store-unreadable'],
  [35, 'unclear', 'words-unknown'],
  ['timeout', 'silent', 'no-answer'],
  ['unavailable', 'unknown', 'not-asked'],
] as const)('reads the exit status %s as %s: %s', (status, answer, cause) => {
  expect(readSystemAnswer(request, 'curl: one\ncurl: two\n', status)).toEqual({
    ...request,
    answer,
    cause,
    detail: 'curl: two',
  })
})

it.each([
  ['curl: (60) SSL certificate problem: unable to get local issuer certificate', 'issuer-unknown'],
  ['curl: (60) SSL certificate problem: self signed certificate in certificate chain', 'issuer-unknown'],
  ['curl: (60) SSL certificate problem: certificate has expired', 'expired'],
  ['curl: (60) SSL certificate problem: certificate is not yet valid', 'not-yet-valid'],
  ["curl: (60) SSL: no alternative certificate subject name matches target host name 'reg'", 'name-mismatch'],
  ['verify error:num=62:hostname mismatch', 'name-mismatch'],
])('knows by its words why a certificate is refused: %s', (said, cause) => {
  expect(readSystemAnswer(request, said, 60)).toMatchObject({ answer: 'untrusted', cause })
  expect(readSystemAnswer(request, said, 7)).toMatchObject({ answer: 'unreachable', cause: 'connect-refused' })
})
