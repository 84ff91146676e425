import { expect, it } from 'vitest'
import { compareFingerprint, vouchedFor } from '../../../../renderer/features/certificate/compare-fingerprint.ts'
import { issuing, leaf, root, selfSigned } from '../../../ui/data/certificates.ts'
import { incomplete, inspection } from '../../../ui/data/inspections.ts'

const plain = root.fingerprint.replaceAll(':', '')

it.each([
  root.fingerprint,
  root.fingerprint.toLowerCase(),
  plain,
  `  ${plain.toLowerCase()}\n`,
  `SHA256:${plain}`,
  `sha256 Fingerprint=${root.fingerprint}`,
  `SHA-256 Fingerprint: ${root.fingerprint.replaceAll(':', ' ')}`,
])('matches the anchor as %j', (told) => {
  expect(compareFingerprint(told, inspection)).toEqual({ result: 'matches' })
})

it('matches a certificate below the anchor, and names it', () => {
  expect(compareFingerprint(issuing.fingerprint, inspection)).toEqual({ result: 'matches-other', certificate: issuing })
  expect(compareFingerprint(leaf.fingerprint, inspection)).toEqual({ result: 'matches-leaf', certificate: leaf })
})

it('does not match a certificate that was sent beside the chain, and names it', () => {
  expect(incomplete.chain).toContain(selfSigned)
  const comparison = compareFingerprint(selfSigned.fingerprint, incomplete)
  expect(comparison).toEqual({ result: 'matches-unrelated', certificate: selfSigned })
  expect(vouchedFor(comparison, incomplete)).toBeUndefined()
})

it.each([
  ['', { result: 'empty' }],
  ['  ', { result: 'empty' }],
  ['hello', { result: 'not-hex' }],
  ['AE:96:F', { result: 'unfinished', digits: 5 }],
  ['A'.repeat(40), { result: 'sha1', digits: 40 }],
  ['A'.repeat(32), { result: 'md5', digits: 32 }],
  ['A'.repeat(64), { result: 'differs' }],
  [`${plain}0`, { result: 'differs' }],
])('answers %j with %j', (told, comparison) => {
  expect(compareFingerprint(told, inspection)).toEqual(comparison)
})

it('vouches for the certificate that it matches, and for none above it', () => {
  expect(vouchedFor({ result: 'matches' }, inspection)).toBe(root)
  expect(vouchedFor({ result: 'matches-other', certificate: issuing }, inspection)).toBe(issuing)
  expect(vouchedFor({ result: 'matches-leaf', certificate: leaf }, inspection)).toBe(leaf)
  for (const result of ['empty', 'not-hex', 'differs'] as const) {
    expect(vouchedFor({ result }, inspection)).toBeUndefined()
  }
})
