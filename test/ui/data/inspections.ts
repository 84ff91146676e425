import { Failure, failureData } from '../../../shared/failure.ts'
import type { Certificate } from '../../../shared/model/certificate.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { makeNote } from '../../../shared/note.ts'
import { anchorOf } from './builders.ts'
import { issuing, leaf, nextRoot, root, selfSigned } from './certificates.ts'

/** The registry that everything is about. */
export const dtr = 'dtr.example.com:5000'

/** A registry that sends its whole chain. */
export const inspection: Inspection = {
  registry: { name: dtr, host: 'dtr.example.com', port: 5000 },
  addresses: ['10.20.0.14'],
  address: '10.20.0.14',
  tls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
  chain: [leaf, issuing, root],
  order: [0, 1, 2],
  anchor: anchorOf('root-in-chain', [leaf, issuing, root]),
  findings: [
    {
      ...makeNote({ 'expires-soon': 'warning' }, 'expires-soon', {
        subject: leaf.subject,
        left: { phrase: 'days', params: { count: 20 } },
        date: { at: leaf.notAfter, to: 'day' },
      }),
      certificate: 0,
    },
    makeNote({ 'client-certificate-optional': 'info' }, 'client-certificate-optional'),
  ],
  publiclyTrusted: false,
  api: { status: 401, isRegistry: true, tokenRealm: 'https://auth.example.com/token' },
  realm: {
    url: 'https://auth.example.com/token',
    host: 'auth.example.com',
    sameAnchor: true,
    fingerprint: issuing.fingerprint,
  },
  at: '2026-11-21T09:29:58.000Z',
}

/** A registry's self-signed certificate that ran out and has no names. */
export const expired: Inspection = {
  ...inspection,
  chain: [selfSigned],
  order: [0],
  anchor: anchorOf('self-signed-leaf', [selfSigned]),
  findings: [
    {
      ...makeNote({ 'no-alternative-name': 'error' }, 'no-alternative-name', {
        name: selfSigned.commonName ?? '',
        host: 'dtr.example.com',
      }),
      certificate: 0,
    },
    {
      ...makeNote({ expired: 'error' }, 'expired', {
        subject: selfSigned.subject,
        date: { at: selfSigned.notAfter, to: 'day' },
      }),
      certificate: 0,
    },
  ],
  realm: {
    url: 'https://login.other.example/token',
    host: 'login.other.example',
    sameAnchor: false,
    error: failureData(new Failure('connect-refused', { address: '10.20.0.15', port: 443 })),
  },
}

/** The root stays at home: the topmost certificate that was sent becomes the anchor. */
export const incomplete: Inspection = {
  ...inspection,
  chain: [leaf, issuing, selfSigned],
  order: [0, 1],
  anchor: anchorOf('topmost-intermediate', [leaf, issuing]),
  findings: [],
  proxy: 'http://proxy.example.com:3128',
  realm: { url: 'https://login.other.example/token', host: 'login.other.example', sameAnchor: false },
}

/** What a public authority vouches for. */
export const publicRegistry: Inspection = { ...inspection, findings: [], publiclyTrusted: true, realm: undefined }

/** Names that try to look like something else, or to break the page. */
const crafted: Certificate = {
  ...leaf,
  commonName: 'moc.elpmaxe.rtd\u202Edtr.example.com\u0007\u200B',
  subject: 'CN=moc.elpmaxe.rtd\u202Edtr.example.com\u0007\u200B, O=<script>alert(1)</script>\nO=Second line',
  dnsNames: Array.from({ length: 40 }, (_, index) => `${'very-long-label-'.repeat(3)}${index}.registry.example.com`),
  issuer: `CN=${'A'.repeat(300)}`,
}

/** A hostile registry's chain. */
export const hostile: Inspection = {
  ...inspection,
  chain: [crafted],
  order: [0],
  anchor: anchorOf('leaf-only', [crafted]),
  findings: [],
  api: { status: 200, isRegistry: false },
  realm: undefined,
}

/** A registry that sends its server certificate and its issuer, and publishes the root. */
export const withPublishedCa: Inspection = {
  ...incomplete,
  proxy: undefined,
  realm: undefined,
  chain: [leaf, issuing],
  anchor: anchorOf('published', [leaf, issuing, root]),
  findings: [
    makeNote({ 'published-ca': 'info' }, 'published-ca', {
      subjects: root.subject,
      url: `https://${dtr}/ca`,
      fingerprint: root.fingerprint,
    }),
  ],
}

/** The same registry, if it publishes nothing. */
export const withoutPublishedCa: Inspection = {
  ...withPublishedCa,
  anchor: anchorOf('topmost-intermediate', [leaf, issuing]),
  findings: [
    makeNote({ 'published-ca-missing': 'warning' }, 'published-ca-missing', {
      answers: {
        list: [
          {
            phrase: 'at-place',
            params: { place: '/ca', detail: { phrase: 'published-else', params: { type: 'text/html' } } },
          },
          {
            phrase: 'at-place',
            params: {
              place: '/api/v2.0/systeminfo/getcert',
              detail: { phrase: 'http-status', params: { status: 404 } },
            },
          },
        ],
      },
    }),
  ],
}

/** The chain as it looks with a CA file that is not among what was sent. */
export const withCaFile: Inspection = {
  ...inspection,
  chain: [leaf, issuing],
  order: [0, 1],
  anchor: anchorOf('ca-file', [leaf, issuing, root]),
}

/** The same beside another CA of the file, and the one that the registry will change to. */
export const withThreeAnchors: Inspection = {
  ...withCaFile,
  others: [selfSigned, nextRoot],
  findings: [
    ...withCaFile.findings,
    makeNote({ 'anchor-also': 'warning' }, 'anchor-also', { subject: selfSigned.subject }),
    makeNote({ 'anchor-next': 'info' }, 'anchor-next', { subject: nextRoot.subject }),
  ],
}
