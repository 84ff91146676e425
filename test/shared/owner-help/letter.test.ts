import { describe, expect, it } from 'vitest'
import type { Finding, Inspection } from '../../../shared/model/inspection.ts'
import { letterText, ownerLetter } from '../../../shared/owner-help/letter.ts'
import type { NoteCode } from '../../../shared/words/en/notes.ts'
import { english, languageOf } from '../../../shared/words/language.ts'
import { issuing, leaf, selfSigned } from '../../ui/data/certificates.ts'
import { expired, inspection } from '../../ui/data/inspections.ts'

const finding = (code: NoteCode, certificate?: number): Finding => ({
  code,
  severity: 'error',
  message: '',
  hint: '',
  params: {
    subject: certificate === 1 ? issuing.subject : leaf.subject,
    host: 'dtr.example.com',
    names: 'a.example.com',
    name: 'a.example.com',
    date: { at: leaf.notAfter, to: 'day' },
    issuer: issuing.subject,
  },
  ...(certificate === undefined ? {} : { certificate }),
})
const letterOf = (findings: Finding[], seen: Inspection = inspection): string =>
  letterText(english, ownerLetter({ ...seen, findings }) ?? expect.fail())

const serverCommand = "-addext 'subjectAltName=DNS:dtr.example.com"
const caCommand = "-addext 'basicConstraints=critical,CA:TRUE'"

describe('the text for the owner', () => {
  it.each<[NoteCode, number | undefined, string]>([
    ['expired', 0, serverCommand],
    ['expires-soon', 0, serverCommand],
    ['no-alternative-name', 0, serverCommand],
    ['name-mismatch', 0, serverCommand],
    ['address-not-named', 0, serverCommand],
    ['key-too-weak', 0, serverCommand],
    ['signature-weak', 0, serverCommand],
    ['no-server-usage', 0, serverCommand],
    ['expired', 1, caCommand],
    ['signature-weak', 1, caCommand],
    ['issuer-not-ca', 1, caCommand],
    ['issuer-may-not-sign', 1, caCommand],
    // A certificate of a CA file is not in the chain.
    ['expired', undefined, caCommand],
    ['leaf-only', 0, 'cat server.crt issuer.crt'],
  ])('says what is wrong and how to ask for better: %s of certificate %s', (code, certificate, command) => {
    const text = letterOf([finding(code, certificate)])
    expect(text).toContain(command)
    for (const other of [serverCommand, caCommand, 'cat server.crt'].filter((each) => !command.startsWith(each))) {
      expect(text).not.toContain(other)
    }
  })

  it('names every fault, and asks once for each certificate', () => {
    const text = letterOf([
      finding('expired', 0),
      finding('key-too-weak', 0),
      finding('issuer-not-ca', 1),
      finding('key-short', 1),
    ])
    expect(text.match(/^- /gm)).toHaveLength(4)
    expect(text.match(/openssl req/g)).toHaveLength(2)
    expect(text).toContain('-newkey rsa:3072 -keyout ca.key')
    expect(text).toContain(`The certificate ${leaf.subject} expired on`)
  })

  it('makes a certificate, not a request, where it is self-signed', () => {
    const text = letterText(english, ownerLetter(expired) ?? expect.fail())
    expect(text).toContain('openssl req -x509')
    expect(text).toContain(selfSigned.subject)
  })

  it('is not there if nothing is wrong of which the cause lies with a certificate', () => {
    expect(
      ownerLetter({ ...inspection, findings: [finding('answer-missing'), finding('tls-too-old')] }),
    ).toBeUndefined()
  })

  it('is in the reader’s language', () => {
    const letter = ownerLetter(expired) ?? expect.fail()
    const lines = letterText(languageOf('pseudo'), letter).split('\n')
    expect(lines.filter((line) => line !== '' && !line.startsWith('    ') && !/^(?:- )?⟦/.test(line))).toEqual([])
  })
})
