import type { VerbName, VerbOutput } from '../../../shared/api/contract.ts'
import type { Issued, Made } from '../../../shared/model/authority.ts'
import { sampleCertificate } from '../certificates/sample-certificate.ts'

const { fingerprint } = sampleCertificate('anchor')
const notAfter = '2026-01-31T10:15:00.000Z'
const made: Made = { file: '/ca/certs/ca.crt', serial: '1000', fingerprint, notAfter }
const states: readonly Issued['state'][] = ['valid', 'expiring', 'expired', 'revoked']
const issued = states.map((state, at): Issued => ({ serial: `100${at}`, subject: '/CN=1', notAfter, state }))
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
  'authority.read-requests': [{ file: '/f.csr', request }],
  'authority.sign': [{ file: '/f.csr', certificate: made }],
  'authority.list': { authority: 'CN=1', notAfter, certificates: issued },
  'authority.revoke': issued[3] ?? { serial: '1000', subject: '/CN=1', notAfter, state: 'revoked' },
  'authority.crl': { file: '/ca/crl.pem', number: '1', revoked: 2, nextUpdate: notAfter },
}
