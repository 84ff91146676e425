import type { VerbName, VerbOutput } from '../../../shared/api/contract.ts'
import type { Issued, Made } from '../../../shared/model/authority.ts'
import { sampleCertificate } from '../certificates/sample-certificate.ts'

const sample = sampleCertificate('anchor')
const { fingerprint } = sample
const notAfter = '2026-01-31T10:15:00.000Z'
const made: Made = { file: '/ca/certs/ca.crt', serial: '1000', fingerprint, notAfter }
const states: readonly Issued['state'][] = ['valid', 'expiring', 'expired', 'revoked']
const issued = states.map((state, at): Issued => ({ serial: `100${at}`, subject: '/CN=1', notAfter, state }))
const revoked: Issued = {
  serial: '1003',
  subject: '/CN=1',
  notAfter,
  state: 'revoked',
  revoked: { at: notAfter, reason: 'superseded' },
}
const certificate = { ...sample, subject: 'CN=1', extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] }
const request = {
  subject: 'CN=1',
  key: { type: 'ec', bits: 256, curve: 'P-256' },
  signatureAlgorithm: 'ecdsa-with-SHA256',
  names: ['anchor.example.com'],
  ignored: ['CN=1'],
}

/** What a fake engine says of an authority. */
export const authorityAnswers: { readonly [V in VerbName]?: VerbOutput<V> } = {
  'authority.init': { directory: '/ca', certificate: made },
  'authority.self-signed': { key: '/p/k', certificate: made },
  'authority.request': { key: '/p/k', file: '/p/r' },
  'authority.issue': { key: '/p/k', certificate: made },
  'authority.read-requests': [{ file: '/f.csr', request, ticket: 't' }],
  'authority.sign': [{ file: '/f.csr', certificate: made }],
  'authority.list': { authority: 'CN=1', notAfter, certificates: issued },
  'authority.show': {
    issued: { ...revoked, file: '/ca/newcerts/1003.pem' },
    certificate,
    at: '2026-01-30T10:15:00.000Z',
  },
  'authority.revoke': revoked,
  'authority.crl': { file: '/ca/crl.pem', number: '1', revoked: 2, nextUpdate: notAfter },
}
