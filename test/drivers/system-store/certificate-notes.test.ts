import { describe, expect, it } from 'vitest'
import { certificateNotes } from '../../../main/drivers/trust/system-store/notes.ts'
import type { Certificate } from '../../../shared/model/certificate.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'

const clock = Date.parse('2026-06-01T12:00:00Z') / 1000
const valid = { notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2027-01-01T00:00:00.000Z' }

function notes(change: Partial<Certificate>): (readonly [string, string])[] {
  const certificate = { ...sampleCertificate('anchor'), ...valid, ...change }
  return certificateNotes(certificate, clock).map(({ code, severity }) => [code, severity])
}

describe('the notes on a certificate for the system trust store', () => {
  it('explain the effect of a CA', () => {
    expect(notes({})).toEqual([['whole-system', 'warning']])
  })

  it.each([
    ['without basic constraints', undefined],
    ['with CA:FALSE', { ca: false }],
  ])('differ for a leaf %s', (_, basicConstraints) => {
    expect(notes({ basicConstraints })).toEqual([['leaf', 'warning']])
  })

  it('judge its expiry by the host’s clock', () => {
    expect(notes({ notAfter: '2026-06-01T11:59:59.000Z' })).toContainEqual(['anchor-expired', 'error'])
    expect(notes({ notAfter: '2026-06-01T12:00:01.000Z' })).not.toContainEqual(['anchor-expired', 'error'])
  })

  it('judge its start by the host’s clock', () => {
    expect(notes({ notBefore: '2026-06-01T12:00:01.000Z' })).toContainEqual(['anchor-not-yet-valid', 'error'])
  })

  it('say that an intermediate is not enough for every program', () => {
    expect(notes({ selfSigned: false })).toContainEqual(['anchor-not-root', 'info'])
  })
})
