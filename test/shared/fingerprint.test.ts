import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../shared/failure.ts'
import { parseFingerprint } from '../../shared/fingerprint.ts'

const digits = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const withColons = (hex: string): string => (hex.match(/../g) ?? []).join(':').toUpperCase()

describe('parseFingerprint', () => {
  it('reads every spelling of the same digits alike', () => {
    fc.assert(
      fc.property(digits, (hex) => {
        const expected = withColons(hex)
        const spellings = [hex, hex.toUpperCase(), expected, expected.toLowerCase(), `SHA256 Fingerprint=${expected}`]
        const more = [`sha256:${hex}`, `SHA-256: ${expected}`, ` ${expected}\n`, expected.replaceAll(':', ' ')]
        for (const spelling of [...spellings, ...more]) expect(parseFingerprint(spelling)).toBe(expected)
      }),
    )
  })

  it.each(['', 'AB:CD', 'sha1:0123456789abcdef0123456789abcdef01234567', `${'g'.repeat(64)}`, `${'a'.repeat(65)}`])(
    'refuses %j',
    (typed) => {
      expect(() => parseFingerprint(typed)).toThrow(Failure)
    },
  )
})
