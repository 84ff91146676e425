import { expect, test } from 'vitest'
import { chooseUnseen } from '../../../main/api/choose-unseen.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'

const [anchor, other, third] = [sampleCertificate('anchor'), sampleCertificate('other'), sampleCertificate('client')]
const { code: error, params } = new Failure('connect-refused', { port: 5000, address: '10.0.0.1' })
const about = { file: 'ca.pem', problem: { error, params } }

const thrownBy = (choose: () => unknown): unknown => {
  try {
    return choose()
  } catch (thrown) {
    return thrown
  }
}

test('the only certificate of a file is chosen, and of several the one with the fingerprint', () => {
  expect(chooseUnseen([], undefined, about)).toBe(undefined)
  expect(chooseUnseen([anchor], undefined, about)).toBe(anchor)
  expect(chooseUnseen([other, anchor], anchor.fingerprint, about)).toBe(anchor)
})

test.each([
  ['without a fingerprint', undefined, 'ca-file-ambiguous', /The file ca.pem has 2 certificates, so/],
  [
    'with that of none of them',
    third.fingerprint,
    'fingerprint-not-in-file',
    /None of the 2 certificates in the file ca/,
  ],
])('of several %s, none is: why, and all to choose from', (_, pin, code, says) => {
  const failure = failureData(thrownBy(() => chooseUnseen([other, anchor], pin, about)))
  expect(failure).toMatchObject({ code, message: expect.stringMatching(says) })
  expect(failure.message).toMatch(/^Nothing listens on 10.0.0.1 port 5000. /)
  for (const each of [other, anchor]) expect(failure.hint).toContain(`${each.fingerprint} (${each.subject})`)
})

test('of a bundle, ten are named and the others are counted', () => {
  const { hint } = failureData(thrownBy(() => chooseUnseen(Array(12).fill(anchor), undefined, about)))
  expect(hint.split(anchor.fingerprint)).toHaveLength(11)
  expect(hint).toMatch(/ and 2 more\.$/)
})
