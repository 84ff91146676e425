import { describe, expect, it } from 'vitest'
import { readerAnswers } from '../../../main/reader/jobs.ts'
import { makeNote } from '../../../shared/note.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'

const certificate = {
  ...sampleCertificate('anchor'),
  commonName: 'registry.test',
  ipAddresses: ['192.0.2.1'],
  issuerUrls: ['http://ca.test/ca.crt'],
  key: { type: 'ec', bits: 256, curve: 'P-256' },
  basicConstraints: { ca: true, pathLength: 0 },
  keyUsage: ['keyCertSign'],
  extendedKeyUsage: ['serverAuth', '1.3.6.1.4.1.311.10.3.4'],
}

const inspection = {
  registry: { name: 'registry.test:5000', host: 'registry.test', port: 5000, ignored: 'https://' },
  addresses: ['192.0.2.1'],
  address: '192.0.2.1',
  proxy: 'http://proxy.test:3128',
  tls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256' },
  chain: [certificate],
  order: [0],
  anchor: { certificate, kind: 'self-signed-leaf', reason: '', path: [certificate.fingerprint] },
  findings: [{ code: 'expired', severity: 'error', certificate: 0, message: '', hint: '', params: { at: 'now' } }],
  publiclyTrusted: false,
  api: { status: 401, isRegistry: true, tokenRealm: 'https://auth.test/token' },
  realm: {
    url: 'https://auth.test/token',
    host: 'auth.test',
    sameAnchor: false,
    fingerprint: certificate.fingerprint,
    error: { code: 'tls-timeout', message: '', hint: '', params: { host: 'auth.test', seconds: 10 } },
  },
  at: '2026-11-27T12:00:00.000Z',
}

const answers = {
  inspect: inspection,
  'ca-file': [certificate],
  anchors: {
    anchors: [certificate],
    notes: [makeNote({ 'anchor-not-ca': 'info' }, 'anchor-not-ca', { subject: 'CN=leaf' })],
  },
  'certificate-file': [certificate],
  'client-pair': {
    certPem: 'certificate',
    keyPem: 'key',
    notes: [makeNote({ expired: 'error' }, 'expired', { subject: 'CN=me', date: '2026' })],
  },
  'private-key': { type: 'ec' },
}
type Kind = keyof typeof answers

/** The answer to a job with one value in another's place; a path is `chain.0.pem`. */
function changed(kind: Kind, path: string, value: unknown): unknown {
  // As JSON, in which the anchor is no part of the chain.
  const answer: unknown = JSON.parse(JSON.stringify(answers[kind]))
  const names = path.split('.')
  const last = names.pop() ?? ''
  const place = names.reduce((inner, name) => (inner as Record<string, unknown>)[name], answer)
  expect(place).toHaveProperty(last)
  ;(place as Record<string, unknown>)[last] = value
  return answer
}

const accepts = (kind: Kind, answer: unknown): boolean => readerAnswers[kind].safeParse(answer).success

const moments = ['yesterday', '2026-11-27', '2026-02-30T00:00:00Z', '2026-11-27T12:00:00+01:00', 'Nov 27 2026', 0]
const fingerprints = [
  '',
  'AB:CD',
  certificate.fingerprint.toLowerCase(),
  `${certificate.fingerprint}:AB`,
  `\n${certificate.fingerprint}`,
]
const names = ['', '\u001b[2J', 'a'.repeat(257), 'é', 'a\nb', '<b>']
const tlsNames = ['', 'a b', '\u001b[2J', 'a'.repeat(65)]
const tooLong = 'a'.repeat(6 * 262_144 + 1)
const foreign = [tooLong, 1, null]
const addresses = ['1'.repeat(65), 1]
const integers = [0.5, '1', null]
const flags = ['yes', 0]

/** The fields of a certificate, and what none of them may be. */
const ofCertificate: readonly (readonly [path: string, values: readonly unknown[]])[] = [
  ['fingerprint', fingerprints],
  ['subject', foreign],
  ['issuer', foreign],
  ['commonName', foreign],
  ['serial', ['', '-', 'xyz', '0x1', '1 2', '1\n', '0'.repeat(6 * 262_144 + 1)]],
  ['notBefore', moments],
  ['notAfter', moments],
  ['dnsNames.0', foreign],
  ['ipAddresses.0', foreign],
  ['key.type', names],
  ['key.bits', integers],
  ['key.curve', names],
  ['signatureAlgorithm', names],
  ['selfIssued', flags],
  ['selfSigned', flags],
  ['basicConstraints.ca', flags],
  ['basicConstraints.pathLength', integers],
  ['keyUsage.0', names],
  ['extendedKeyUsage.0', names],
  ['issuerUrls.0', foreign],
  ['pem', ['', '-----BEGIN PRIVATE KEY-----', `-----BEGIN CERTIFICATE-----${tooLong}`]],
]

const ofInspection: typeof ofCertificate = [
  ['registry.name', [1]],
  ['registry.host', [1]],
  ['registry.port', integers],
  ['registry.ignored', [1]],
  ['addresses.0', addresses],
  ['address', addresses],
  ['proxy', [1]],
  ['tls.protocol', tlsNames],
  ['tls.cipher', tlsNames],
  ['chain', [[], {}]],
  ['chain.0.fingerprint', fingerprints],
  ['order.0', integers],
  ['anchor.certificate.fingerprint', fingerprints],
  ['anchor.kind', ['trusted']],
  ['anchor.reason', foreign],
  ['anchor.path.0', fingerprints],
  ['findings.0.code', ['all-is-well', 'toString', 1]],
  ['findings.0.severity', ['none']],
  ['findings.0.certificate', integers],
  ['findings.0.message', foreign],
  ['findings.0.hint', foreign],
  ['findings.0.params', [{ at: { phrase: 'no-phrase' } }, { at: { html: '' } }, { at: true }, []]],
  ['publiclyTrusted', flags],
  ['api.status', integers],
  ['api.isRegistry', flags],
  ['api.tokenRealm', foreign],
  ['realm.url', foreign],
  ['realm.host', foreign],
  ['realm.sameAnchor', flags],
  ['realm.fingerprint', fingerprints],
  ['realm.error.code', ['all-is-well', 'toString', 1]],
  ['realm.error.message', [1]],
  ['realm.error.hint', [1]],
  ['realm.error.params', [{ host: { error: 'no-error', params: {} } }, []]],
  ['at', moments],
]

const cases: readonly (readonly [kind: Kind, path: string, values: readonly unknown[]])[] = [
  ...ofCertificate.map(([path, values]) => ['ca-file', `0.${path}`, values] as const),
  ...ofCertificate.map(([path, values]) => ['anchors', `anchors.0.${path}`, values] as const),
  ...ofCertificate.map(([path, values]) => ['certificate-file', `0.${path}`, values] as const),
  ...ofInspection.map(([path, values]) => ['inspect', path, values] as const),
  ['client-pair', 'certPem', foreign],
  ['client-pair', 'keyPem', foreign],
  ['private-key', 'type', ['a'.repeat(33), 1]],
]

describe('what is believed of a reader’s process', () => {
  it.each(Object.keys(answers) as Kind[])('is an honest answer: %s', (kind) => {
    expect(readerAnswers[kind].safeParse(answers[kind]).error).toBeUndefined()
  })

  it.each(cases)('%s: no other %s', (kind, path, values) => {
    expect(values.filter((value) => accepts(kind, changed(kind, path, value)))).toEqual([])
  })
})
