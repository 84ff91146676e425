import type { ApplyReport, Change } from '../../../shared/model/change.ts'
import type { Host } from '../../../shared/model/host.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'
import type { FileTicket, Intent } from '../../../shared/model/intent.ts'
import type { HostPlanView, PlanView } from '../../../shared/model/plan.ts'
import { makeNote } from '../../../shared/note.ts'
import { never, no, ok, type Script } from '../support/fake-door.ts'
import { issuing, leaf, root } from './certificates.ts'
import { insecurePlan, secure } from './insecure.ts'

export const inspection: Inspection = {
  registry: { name: 'dtr.example.com:5000', host: 'dtr.example.com', port: 5000 },
  addresses: ['10.20.0.14'],
  address: '10.20.0.14',
  tls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
  chain: [leaf, issuing, root],
  order: [0, 1, 2],
  anchor: {
    certificate: root,
    kind: 'root-in-chain',
    reason: 'The registry sends the root that its chain ends in. Trusting it outlives the other two certificates.',
    path: [leaf.fingerprint, issuing.fingerprint, root.fingerprint],
  },
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

export const local: Host = {
  id: 'local',
  source: 'local',
  label: 'workstation',
  state: 'ready',
  detail: 'Debian GNU/Linux 12 (bookworm), Docker 29.5.1',
  system: 'Debian GNU/Linux 12 (bookworm)',
  needsSudo: true,
  engines: [{ kind: 'docker', flavour: 'rootful', version: '29.5.1', isRunning: true }],
  registries: ['dtr.example.com:5000', 'harbor.example.com'],
  trusted: ['dtr.example.com:5000', 'harbor.example.com'],
  notes: [],
}

export const localPlan: HostPlanView = {
  host: 'local',
  outcome: 'change',
  change: '20261121-093000-4f1c',
  files: [
    {
      path: '/etc/docker/certs.d/dtr.example.com:5000/mooring-ca.crt',
      action: 'create',
      mode: '0644',
      owner: 'root:root',
      secret: false,
      diff: root.pem
        .trimEnd()
        .split('\n')
        .map((line) => `+${line}`),
    },
  ],
  commands: [],
  restart: 'none',
  containersStopped: 0,
  needsRoot: true,
  notes: [],
}

export const plan: PlanView = {
  plan: 'plan-1',
  purpose: { kind: 'trust', registry: 'dtr.example.com:5000' },
  hosts: [localPlan],
}

export const undoPlan: PlanView = {
  plan: 'plan-2',
  purpose: { kind: 'undo', change: '20261121-093000-4f1c' },
  hosts: [
    {
      ...localPlan,
      files: localPlan.files.map((file) => ({
        ...file,
        action: 'remove' as const,
        diff: file.diff.map((line) => `-${line.slice(1)}`),
      })),
    },
  ],
}

export const report: ApplyReport = {
  hosts: [
    {
      host: 'local',
      outcome: 'done',
      change: '20261121-093000-4f1c',
      verdicts: [
        {
          registry: 'dtr.example.com:5000',
          kind: 'docker',
          endpoint: 'unix:///var/run/docker.sock',
          answer: 'reached',
          detail: 'pull access denied for dtr.example.com:5000/mooring/verify, repository does not exist',
        },
      ],
    },
  ],
}

export const changes: Change[] = [
  {
    id: '20261121-093000-4f1c',
    host: 'local',
    root: '/',
    journal: '/var/lib/mooring',
    privileged: true,
    kind: 'trust',
    registry: 'dtr.example.com:5000',
    at: '2026-11-21T09:30:00.000Z',
    state: 'applied',
    commands: [],
    restart: 'none',
    files: localPlan.files,
  },
  {
    id: '20261104-141203-a0d2',
    host: 'local',
    root: '/',
    journal: '/var/lib/mooring',
    privileged: true,
    kind: 'trust',
    registry: 'harbor.example.com',
    at: '2026-11-04T14:12:03.000Z',
    state: 'undone',
    commands: ['systemctl reload docker'],
    restart: 'reload',
    files: [
      { path: '/etc/docker/certs.d/harbor.example.com/mooring-ca.crt', action: 'create', secret: false, diff: [] },
      { path: '/etc/docker/certs.d/harbor.example.com/mooring-client.cert', action: 'create', secret: false, diff: [] },
      {
        path: '/etc/docker/certs.d/harbor.example.com/mooring-client.key',
        action: 'create',
        mode: '0600',
        owner: 'root:root',
        secret: true,
        diff: [],
      },
    ],
  },
]

export const tickets: Readonly<Record<FileTicket['role'], FileTicket>> = {
  ca: {
    id: 'ticket-ca',
    name: 'example-root.pem',
    role: 'ca',
    contents: root.subject,
    fingerprints: [root.fingerprint],
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
}

const plans: Readonly<Partial<Record<Intent['kind'], PlanView>>> = {
  trust: plan,
  'insecure-on': insecurePlan,
  'insecure-off': insecurePlan,
}

/** An engine where everything goes well. */
export const happy: Script = {
  'app.info': () => ok({ version: '0.1.0', door: 'desktop', files: 'dialog' }),
  'registry.inspect': ({ ca }) =>
    ok(ca ? { ...inspection, anchor: { ...inspection.anchor, kind: 'ca-file' } } : inspection),
  'files.choose': ({ role }) => ok(tickets[role]),
  'hosts.list': () => ok([local]),
  'hosts.look': ({ host }) => (host === local.id ? ok(local) : no('host-unknown', { host })),
  'hosts.suggest': () => ok([]),
  'questions.listen': never,
  'insecure.status': ({ hosts: asked }) => ok(asked.map((host) => ({ host, engines: [secure] }))),
  'plan.make': ({ intent }) => ok(plans[intent.kind] ?? undoPlan),
  'plan.apply': () => ok(report),
  'history.list': () => ok(changes),
}
