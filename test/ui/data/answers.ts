import type { FileTicket, Intent } from '../../../shared/model/intent.ts'
import type { PlanView } from '../../../shared/model/plan.ts'
import { never, no, ok, type Script } from '../support/script.ts'
import { leaf, nextRoot, root } from './certificates.ts'
import { listed, local } from './hosts.ts'
import { insecurePlan, secure, statusOf } from './insecure.ts'
import { inspection, withCaFile } from './inspections.ts'
import { changes, report, trustPlan, undoPlan } from './plans.ts'

export const tickets: Readonly<Record<FileTicket['role'], FileTicket>> = {
  ca: {
    id: 'ticket-ca',
    name: 'example-root.pem',
    role: 'ca',
    contents: root.subject,
    fingerprints: [root.fingerprint],
  },
  next: {
    id: 'ticket-next',
    name: 'next-root.pem',
    role: 'next',
    contents: nextRoot.subject,
    fingerprints: [nextRoot.fingerprint],
  },
  'client-cert': {
    id: 'ticket-cert',
    name: 'build-07.crt',
    role: 'client-cert',
    contents: 'CN=build-07',
    fingerprints: [leaf.fingerprint],
  },
  'client-key': {
    id: 'ticket-key',
    name: 'build-07.key',
    role: 'client-key',
    contents: { phrase: 'file-key', params: { type: 'EC' } },
    fingerprints: [],
  },
  identity: {
    id: 'ticket-identity',
    name: 'id_ed25519',
    role: 'identity',
    contents: { phrase: 'file-key', params: { type: 'ED25519' } },
    fingerprints: [],
  },
  request: { id: 'ticket-request', name: 'ann.csr', role: 'request', contents: 'CN=ann', fingerprints: [] },
}

/** A plan for what is wanted. */
function planFor(intent: Intent): PlanView {
  switch (intent.kind) {
    case 'trust':
      return trustPlan('local')
    case 'insecure-on':
    case 'insecure-off':
      return insecurePlan(intent.kind, intent.registry)
    default:
      return undoPlan(intent)
  }
}

/** What app.info says in the desktop. */
export const desktop = { version: '0.1.0', door: 'desktop', files: 'dialog', language: 'en' } as const

/** An engine where everything goes well. */
export const happy: Script = {
  'app.info': () => ok(desktop),
  'app.packages': () =>
    ok([
      { name: 'react', version: '19.3.1', license: 'MIT', notice: 'MIT License\n\nCopyright (c) React' },
      { name: '@scope/bare', version: '2.3.8', license: 'ISC', notice: '' },
    ]),
  'registry.inspect': ({ ca }) => ok(ca ? withCaFile : inspection),
  'files.choose': ({ role }) => ok(tickets[role]),
  'hosts.list': () => listed(local),
  'hosts.look': ({ host }) => (host === local.id ? ok(local) : no('host-unknown', { host })),
  'hosts.suggest': () => ok([]),
  'questions.listen': never,
  'insecure.status': (input) => ok(statusOf(input, () => [secure])),
  'plan.make': ({ intent }) => ok(planFor(intent)),
  'plan.apply': () => ok(report),
  'history.watch': never,
  'history.list': () => ok({ changes: [...changes], failures: [] }),
}
