import { describe, expect, it } from 'vitest'
import { isError } from '../../../../main/certificates/judge/findings.ts'
import { checkHostName } from '../../../../main/certificates/judge/host-name.ts'
import { judgePath } from '../../../../main/certificates/judge/judge-path.ts'
import { readCertificateFile } from '../../../../main/certificates/read/certificate-file.ts'
import type { ParsedCertificate } from '../../../../main/certificates/read/parse-certificate.ts'
import type { Certificate } from '../../../../shared/model/certificate.ts'
import { english, languageOf } from '../../../../shared/words/language.ts'
import { noteWords } from '../../../../shared/words/say.ts'
import { samplePem } from '../../../support/certificates/sample-certificate.ts'

/** A sound certificate for registry.test, with other fields in place of its own. */
function certificate(fields: Partial<Certificate> = {}): ParsedCertificate {
  const [parsed] = readCertificateFile({ name: 'sample', bytes: Buffer.from(samplePem('anchor')) })
  if (!parsed) throw new Error('there is no sample')
  const own = { subject: 'CN=r', dnsNames: ['registry.test'], notBefore: '2026-01-01T00:00:00.000Z' }
  return { ...parsed, certificate: { ...parsed.certificate, ...own, notAfter: '2027-01-31T12:00:00.000Z', ...fields } }
}

const saying = (fields: Partial<Certificate>, now: string) =>
  judgePath([certificate(fields)], 'registry.test', new Date(now)).map((one) => noteWords(english, one).message)

describe('the words of a finding', () => {
  it.each([
    ['2025-12-31T23:00:00Z', 'The certificate CN=r is not valid before 1 Jan 2026.'],
    ['2026-12-31T12:00:00Z', undefined],
    ['2027-01-01T12:00:01Z', 'The certificate CN=r expires in 29 days, on 31 Jan 2027.'],
    ['2027-01-30T11:00:00Z', 'The certificate CN=r expires in 1 day, on 31 Jan 2027.'],
    ['2027-01-31T11:00:00Z', 'The certificate CN=r expires in less than a day, on 31 Jan 2027.'],
    ['2027-01-31T13:00:00Z', 'The certificate CN=r expired on 31 Jan 2027.'],
  ])('at %s', (now, message) => {
    expect(saying({}, now)).toEqual(message === undefined ? [] : [message])
  })

  it.each([
    [[], 'no host name'],
    [['a.test', 'b.test'], 'a.test, b.test'],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a, b, c, d, e and 2 more'],
  ])('about a certificate for %j', (dnsNames, names) => {
    expect(saying({ dnsNames }, '2026-06-01T00:00:00Z')).toEqual([
      `The certificate is valid for ${names}, not for registry.test.`,
    ])
  })

  it('are all in the reader’s language', () => {
    const [finding] = checkHostName(certificate({ dnsNames: [] }), 'registry.test')
    if (!finding) throw new Error('nothing was found')
    expect(isError(finding)).toBe(true)
    const { message } = noteWords(languageOf('pseudo'), finding)
    expect(message.replaceAll('registry.test', '')).not.toMatch(/\bno host name\b|\bvalid\b/)
  })
})
