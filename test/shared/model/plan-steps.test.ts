import { describe, expect, it } from 'vitest'
import { withoutPem } from '../../../shared/model/plan-steps.ts'

const body = (letter: string) => letter.repeat(64)

describe('a diff without certificates', () => {
  it('has no line of one that goes from the end of a file, where another one stays', () => {
    // A diff of lines takes the end of the certificate that stays for that of the last one.
    const diff = [
      ` ${body('a')}`,
      ' bv1m',
      '------END CERTIFICATE-----',
      '------BEGIN CERTIFICATE-----',
      `-${body('b')}`,
      '-Zm9v',
      ' -----END CERTIFICATE-----',
    ]
    expect(withoutPem(diff)).toEqual([])
  })

  it('keeps what stands around certificates', () => {
    const diff = [
      ' # the CA',
      '+word',
      '+-----BEGIN CERTIFICATE-----',
      `+${body('a')}`,
      '+-----END CERTIFICATE-----',
      ' end',
    ]
    expect(withoutPem(diff)).toEqual([' # the CA', '+word', ' end'])
  })
})
