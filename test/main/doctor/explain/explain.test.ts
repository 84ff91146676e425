import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainText } from '../../../../main/doctor/explain/explain.ts'
import { causes, isTrustCause } from '../../../../shared/words/en/causes.ts'
import type { ErrorText } from '../../../support/error-texts/error-text.ts'
import { otherTexts } from '../../../support/error-texts/other.ts'
import { clientTexts } from '../../../support/error-texts/trust-clients.ts'
import { goTexts } from '../../../support/error-texts/trust-go.ts'

const trustTexts: readonly ErrorText[] = [...goTexts, ...clientTexts]
const texts: readonly ErrorText[] = [...trustTexts, ...otherTexts]

describe('an error text is explained', () => {
  test.for(texts)('%s', ([text, cause, program]) => {
    const said = explainText(text)
    expect(said.causes[0]?.code).toBe(cause)
    if (program !== undefined) expect(said.program).toBe(program)
    const about = cause === undefined ? 'unknown' : isTrustCause(cause) ? 'trust' : 'other'
    expect(said).toMatchObject({ known: cause !== undefined, about })
  })

  test.for(texts)('though a terminal has broken its lines: %s', ([text, cause]) => {
    const broken = text.replace(/\S{4,}(?: \S+){3}/g, (words) => words.replace(' ', '\r\n'))
    expect(explainText(broken).causes[0]?.code).toBe(cause)
  })

  test('in a log with colours, whatever stands around it', () => {
    const noise = Array.from({ length: 30 }, (_, at) => `#${at} 0.${at} npm timing done in ${at} ms`)
    for (const [text, cause] of trustTexts) {
      const log = [...noise, `\u001b[31m${text}\u001b[0m`, ...noise].join('\n')
      expect({ text, cause: explainText(log).causes[0]?.code }).toEqual({ text, cause })
    }
  })

  test('about each cause by at least one text, or as one that a text may have behind it', () => {
    const named = new Set(texts.flatMap(([text]) => explainText(text).causes.map(({ code }) => code)))
    expect(Object.keys(causes).filter((code) => !named.has(code as keyof typeof causes))).toEqual([])
  })

  test('surely at first, then as it may be', () => {
    const said = explainText(
      'Error response from daemon: Get "https://reg:5000/v2/": x509: certificate signed by unknown authority',
    )
    expect(said.causes.map(({ code, confidence }) => [code, confidence])).toEqual([
      ['issuer-unknown', 'certain'],
      ['directory-misnamed', 'possible'],
      ['store-not-read-again', 'possible'],
      ['intermediate-missing', 'possible'],
      ['intercepted', 'possible'],
    ])
  })
})

describe('the registry that a text is about', () => {
  test.each([
    [
      'Error response from daemon: Get "https://reg.example.com:5000/v2/": x509: certificate has expired',
      'reg.example.com:5000',
    ],
    [
      'docker pull reg.example.com/a/b:1\nError response from daemon: x509: certificate signed by unknown authority',
      'reg.example.com',
    ],
    [
      'docker login -u me reg.example.com:8443\nError: x509: certificate signed by unknown authority',
      'reg.example.com:8443',
    ],
    ['Failed to pull image "10.0.0.5:5000/app": x509: certificate signed by unknown authority', '10.0.0.5:5000'],
    ['FROM reg.example.com/base:1\nx509: certificate signed by unknown authority', 'reg.example.com'],
    ['    image: reg.example.com:5000/app\n x509: certificate signed by unknown authority', 'reg.example.com:5000'],
    ['x509: certificate is valid for other.example.com, not reg.example.com', 'reg.example.com'],
    ['dial tcp: lookup reg.example.com on 127.0.0.53:53: no such host', 'reg.example.com'],
    ["cannot validate certificate for 10.0.0.5 because it doesn't contain any IP SANs x509:", '10.0.0.5'],
    ['Error response from daemon: pull access denied for app', undefined],
    ['x509: certificate signed by unknown authority', undefined],
    ['docker pull app:1\nx509: certificate signed by unknown authority', undefined],
  ])('%s', (text, registry) => {
    expect(explainText(text).registry).toBe(registry)
  })

  test('and the address of a login server that failed in its place, without its query', () => {
    const text =
      'Error response from daemon: Get https://reg.example.com/v2/: Get https://auth.example.com/token?account=a&service=b: x509: certificate signed by unknown authority'
    expect(explainText(text)).toMatchObject({ registry: 'reg.example.com', url: 'https://auth.example.com/token' })
    expect(explainText(text).causes[0]?.message).toMatch(/ auth\.example\.com\.$/)
  })
})

describe('a text of any size and kind', () => {
  test('is answered without an error, whatever its addresses are', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'Get "',
        'https://',
        'http://',
        'a.b',
        ':99999',
        '/v2/',
        '@',
        '[::1]',
        '[',
        '" x509: ',
        'docker login ',
        '\n',
      ),
      fc.string({ maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(explainText(pieces.join(''))).toHaveProperty('known')
      }),
      { numRuns: 2000 },
    )
  })

  test('is shown without the passwords in it', () => {
    const text =
      'Error response from daemon: Get "https://ann:s3cret@reg.example.com/v2/": x509: certificate has expired'
    expect(JSON.stringify(explainText(text))).not.toContain('s3cret')
    expect(explainText(text).registry).toBe('reg.example.com')
  })

  test.each([
    ['one line of a mebibyte', 'x509: '.repeat(180_000)],
    ['a hundred thousand lines', 'Get "https://reg.example.com/v2/": EOF\n'.repeat(100_000)],
    ['blanks', ' '.repeat(1_000_000)],
    ['quotes and backslashes', '\\"'.repeat(300_000)],
    ['an address without end', `https://${'a'.repeat(1_000_000)}`],
    ['a name without end', `docker pull ${'a.'.repeat(500_000)}`],
    ['escapes', '\u001b['.repeat(300_000)],
  ])('%s comes to an end', { timeout: 30_000 }, (_, text) => {
    expect(explainText(text).causes.length).toBeLessThan(20)
  })
})
