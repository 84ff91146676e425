import { diagnose } from '../../../main/doctor/check/diagnose.ts'
import type { VerbName, VerbOutput } from '../../../shared/api/contract.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import type { Change, HostReport } from '../../../shared/model/change.ts'
import type { HostCheck } from '../../../shared/model/check.ts'
import type { HostPlanView, PlanFile } from '../../../shared/model/plan.ts'
import type { Verdict } from '../../../shared/model/verdict.ts'
import { makeNote } from '../../../shared/note.ts'
import { sampleCertificate } from '../certificates/sample-certificate.ts'
import { evidence } from '../doctor/evidence.ts'
import { hostFacts } from '../facts/host-facts.ts'
import { authorityAnswers } from './authority-answers.ts'

const anchor = sampleCertificate('anchor')
const registry = 'reg:5000'
export const note = makeNote({ 'whole-system': 'warning' }, 'whole-system', { subject: 'CN=1' })

const shownAnchor = {
  diff: anchor.pem
    .trimEnd()
    .split('\n')
    .map((line) => `+${line}`),
  certificates: [{ ...anchor, role: 'anchor', change: 'added' }],
} satisfies Partial<PlanFile>

export const hostPlan: HostPlanView = {
  host: 'local',
  outcome: 'change',
  change: '20260131-101500-a1b2c3',
  stages: [
    {
      files: [
        { path: '/etc/a', action: 'create', mode: '0644', owner: '0:0', secret: false, diff: ['+a', '-b', ' c'] },
        { path: '/etc/k', action: 'change', secret: true, diff: [] },
      ],
      commands: ['/sbin/x 1'],
    },
    { files: [{ path: '/etc/ca.crt', action: 'create', secret: false, ...shownAnchor }], commands: [] },
    { files: [{ path: '/r', action: 'create', secret: false, diff: [], isReceipt: true }], commands: [] },
  ],
  engines: ['docker'],
  restarts: [{ kind: 'docker', uid: 0, endpoint: 'unix:///d', restart: 'restart' }],
  restart: 'restart',
  containersStopped: 1,
  needsRoot: true,
  notes: [note],
}

export const verdict: Verdict = {
  registry,
  kind: 'docker',
  endpoint: 'unix:///d',
  answer: 'reached',
  cause: 'tag-unknown',
  detail: '',
}
export const hostReport: HostReport = { host: 'local', outcome: 'done', change: '20260131-1', verdicts: [verdict] }
export const unreachable = failureData(new Failure('host-unreachable', { host: 'web', detail: '7' }))

export const change: Change = {
  id: '20260131-101500-a1b2c3',
  host: 'local',
  root: '/',
  journal: '/j',
  privileged: true,
  kind: 'trust',
  registry,
  at: '2026-01-31T10:15:00.000Z',
  state: 'applied',
  stages: [],
  restart: 'none',
}

/** What checks make of these answers, on a host whose Docker runs. */
export function hostCheck(...verdicts: readonly Verdict[]): HostCheck {
  return {
    host: 'local',
    registries: [diagnose('local', evidence({ verdicts, registry: { name: registry, host: '10.0.0.5', port: 5000 } }))],
  }
}

/** An answer for each verb that the command line calls, with every kind of output. */
export const answers: { readonly [V in VerbName]?: VerbOutput<V> } = {
  ...authorityAnswers,
  'files.choose': { id: 't', name: 'f', role: 'ca', contents: 'CN=1', fingerprints: [] },
  'registry.inspect': {
    registry: { name: registry, host: 'reg', port: 5000 },
    addresses: ['10.0.0.1'],
    address: '10.0.0.1',
    proxy: 'http://10.0.0.9',
    tls: { protocol: 'TLSv1.3', cipher: 'AES' },
    chain: [anchor],
    order: [0],
    anchor: { certificate: anchor, kind: 'self-signed-leaf', reason: '', path: [anchor.fingerprint] },
    findings: [note],
    publiclyTrusted: false,
    api: { status: 401, isRegistry: true, tokenRealm: 'https://10.0.0.2' },
    at: '2026-01-31T10:15:00.000Z',
  },
  'doctor.check': {
    hosts: [
      hostCheck({ ...verdict, answer: 'untrusted', cause: 'issuer-unknown' }),
      hostCheck(verdict),
      { host: 'machine:default', registries: [] },
      { host: 'web', registries: [], error: unreachable },
    ],
    failures: [],
  },
  'doctor.explain': {
    known: true,
    about: 'trust',
    causes: [
      { code: 'issuer-unknown', confidence: 'certain', params: { registry }, message: '', hint: '' },
      { code: 'clock-wrong', confidence: 'likely', params: { registry }, message: '', hint: '' },
      { code: 'intercepted', confidence: 'possible', params: { registry }, message: '', hint: '' },
    ],
    program: 'docker',
    registry,
    url: 'https://10.0.0.2',
    line: '10.0.0.5',
  },
  'plan.make': {
    plan: 'p',
    purpose: { kind: 'trust', registry, anchors: [anchor], command: `mooring trust ${registry} --fingerprint 0A:1B` },
    hosts: [hostPlan, { ...hostPlan, host: 'web', outcome: 'nothing', stages: [] }],
  },
  'plan.apply': { hosts: [hostReport, { host: 'web', outcome: 'nothing', verdicts: [] }] },
  'insecure.status': {
    hosts: [
      {
        host: 'local',
        registries: [
          {
            registry,
            engines: [
              {
                kind: 'docker',
                flavour: 'rootful',
                inForce: true,
                isConfigured: false,
                causes: [{ by: 'entry', value: registry, path: '/etc/d' }],
                until: '2026-01-31T10:15:00.000Z',
                isOverdue: true,
              },
            ],
          },
        ],
      },
    ],
    failures: [],
  },
  'hosts.list': {
    hosts: [
      {
        id: 'local',
        source: 'local',
        label: '10.0.0.5',
        state: 'ready',
        detail: '',
        system: '12',
        engines: [{ kind: 'docker', flavour: 'rootful', version: '24.0', isRunning: true }],
        needsSudo: true,
        registries: [registry],
        trusted: [registry],
        gone: [registry],
        byHand: [registry],
        insecure: [registry],
        unfinished: '20260131-1',
        notes: [note],
      },
    ],
    failures: [],
  },
  'hosts.names': [
    { id: 'local', source: 'local', label: '10.0.0.5' },
    { id: 'machine:default', source: 'docker-machine', label: '10.0.0.6' },
  ],
  'hosts.look': {
    id: 'web',
    source: 'saved',
    label: '10.0.0.7',
    state: 'unreachable',
    detail: '',
    system: '',
    error: unreachable,
    engines: [],
    needsSudo: false,
    registries: [],
    trusted: [],
    gone: [],
    byHand: [],
    insecure: [],
    notes: [],
  },
  'hosts.suggest': [{ alias: 'web', detail: 'u@10.0.0.7:22' }],
  'hosts.add': { host: 'web' },
  'hosts.remove': {},
  'hosts.accept-key': {},
  'hosts.facts': hostFacts(),
  'history.list': {
    changes: [
      change,
      {
        ...change,
        id: '20260130-101500-a1b2c3',
        registry: '10.0.0.3:5000',
        by: { user: 'u', workstation: 'w' },
        supersededBy: change.id,
      },
    ],
    failures: [],
  },
}
