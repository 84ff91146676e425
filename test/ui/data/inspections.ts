import { Failure, failureData } from '../../../shared/failure.ts'
import type { Certificate } from '../../../shared/model/certificate.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { makeNote } from '../../../shared/note.ts'
import { inspection } from './answers.ts'
import { issuing, leaf, root, selfSigned } from './certificates.ts'

/** A registry's self-signed certificate that ran out and has no names. */
export const expired: Inspection = {
  ...inspection,
  chain: [selfSigned],
  order: [0],
  anchor: {
    certificate: selfSigned,
    kind: 'self-signed-leaf',
    reason: 'The registry’s certificate is self-signed: it is its own authority.',
    path: [selfSigned.fingerprint],
  },
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
        date: selfSigned.notAfter.slice(0, 10),
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
  anchor: {
    certificate: issuing,
    kind: 'topmost-intermediate',
    reason: 'The root was not sent. This is the topmost certificate that the registry showed.',
    path: [leaf.fingerprint, issuing.fingerprint],
  },
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
  anchor: {
    certificate: crafted,
    kind: 'leaf-only',
    reason: 'The registry sent one certificate, and it did not sign itself.',
    path: [crafted.fingerprint],
  },
  findings: [],
  api: { status: 200, isRegistry: false },
  realm: undefined,
}

/** The chain as it looks with a CA file that is not among what was sent. */
export const withCaFile: Inspection = {
  ...inspection,
  chain: [leaf, issuing],
  order: [0, 1],
  anchor: { ...inspection.anchor, certificate: root, kind: 'ca-file', reason: 'It is the CA that you brought.' },
}
