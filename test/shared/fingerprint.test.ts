import { describe, expect, it } from 'vitest'
import { parseFingerprint } from '../../shared/fingerprint.ts'

const pairs = Array.from({ length: 32 }, (_, index) => (index + 160).toString(16))
const written = pairs.join(':').toUpperCase()

describe('parseFingerprint', () => {
  it.each([
    written,
    written.toLowerCase(),
    pairs.join(''),
    pairs.join(' '),
    pairs.join('-'),
    `  ${written}\n`,
    `sha256:${pairs.join('')}`,
    `SHA256 Fingerprint=${written}`,
    `sha256 Fingerprint=${written}`,
    `SHA-256 fingerprint: ${written}`,
  ])('reads %j', (typed) => {
    expect(parseFingerprint(typed)).toBe(written)
  })

  it.each([
    '',
    'sha256:',
    pairs.slice(1).join(':'),
    `${written}:00`,
    pairs.slice(0, 20).join(':'),
    `${written.slice(0, -1)}G`,
  ])('refuses %j', (typed) => {
    expect(() => parseFingerprint(typed)).toThrow(expect.objectContaining({ code: 'fingerprint-invalid' }))
  })
})
