import { dockerSeverities } from '../../../main/drivers/docker-engine/certs-d/notes.ts'
import { restartSeverities } from '../../../main/drivers/docker-engine/restart/service.ts'
import { readDockerAnswer } from '../../../main/drivers/docker-engine/verify.ts'
import { detailWords } from '../../../main/engine/step-words.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import type { ApplyReport, Change } from '../../../shared/model/change.ts'
import type { HostPlanView, PlanPurpose, PlanView } from '../../../shared/model/plan.ts'
import { makeNote } from '../../../shared/note.ts'
import {
  changedHost,
  changeOf,
  failedReport,
  fileOf,
  hostPlan,
  planOf,
  reportOf,
  stagesOf,
  verdictOf,
} from './builders.ts'
import { nextRoot, root, selfSigned } from './certificates.ts'
import { dtr } from './inspections.ts'

const directory = `/etc/docker/certs.d/${dtr}`
const pem = root.pem.trimEnd().split('\n')

const { subject, issuer, fingerprint, notAfter } = root
const rootSummary = { subject, issuer, fingerprint, notAfter, role: 'anchor' } as const

/** Trusts the registry on a host whose Docker has no file for it yet. */
function trusting(host: string, about: Partial<HostPlanView> = {}): HostPlanView {
  return hostPlan(host, {
    stages: [
      ...stagesOf([
        fileOf(`${directory}/ca.crt`, 'create', {
          diff: pem.map((line) => `+${line}`),
          certificates: [{ ...rootSummary, change: 'added' }],
        }),
      ]),
      ...stagesOf([fileOf('/var/lib/mooring/receipts/1.json', 'create', { isReceipt: true })]),
    ],
    ...about,
  })
}

/** Trusts the registry on these hosts, the same on each of them. */
export function trustPlan(...hosts: readonly string[]): PlanView {
  const command = `mooring trust ${dtr} --fingerprint ${fingerprint}`
  return planOf({ kind: 'trust', registry: dtr, anchors: [root], command }, ...hosts.map((host) => trusting(host)))
}

/** Trusts two more CAs for the same registry. */
export const threeAnchorsPlan: PlanView = {
  ...trustPlan('local'),
  purpose: { kind: 'trust', registry: dtr, anchors: [root, selfSigned, nextRoot] },
}

/** Takes that back, for whatever reason. */
export function undoPlan(purpose: PlanPurpose): PlanView {
  const file = fileOf(`${directory}/ca.crt`, 'remove', {
    diff: pem.map((line) => `-${line}`),
    certificates: [{ ...rootSummary, change: 'removed' }],
  })
  return planOf(purpose, hostPlan('local', { stages: stagesOf([file]) }))
}

/** A client pair, a daemon.json that is laid out with tabs, and a restart that stops something. */
const restarting = hostPlan('build-07.berlin.example.com', {
  stages: stagesOf(
    [
      fileOf('/etc/docker/daemon.json', 'change', {
        diff: [
          ' {',
          '-\t"log-driver": "json-file"',
          '+\t"log-driver": "json-file",',
          '+\t"insecure-registries": ["plain.example.com"]',
          ' }',
        ],
      }),
      fileOf(`${directory}/client.key`, 'create', { mode: '0600', secret: true }),
    ],
    'dockerd --validate --config-file /etc/docker/daemon.json',
    'systemctl restart docker',
  ),
  restart: 'restart',
  containersStopped: 12,
  notes: [
    makeNote(restartSeverities, 'restart-stops', { count: 12, command: 'systemctl restart docker' }),
    makeNote({ 'orphan-key': 'warning' }, 'orphan-key', {
      path: `${directory}/old.key`,
      missing: 'old.cert',
      who: { phrase: 'blocked-login' },
    }),
    makeNote(dockerSeverities, 'build-remembers'),
    makeNote(dockerSeverities, 'build-tokens', { realm: 'https://auth.example.com/token' }),
    makeNote(dockerSeverities, 'key-for-root', { path: `${directory}/client.key`, registry: dtr }),
  ],
  toSetAside: [`${directory}/old.key`],
})

/** A plan with one host of each outcome. */
export const mixedPlan: PlanView = planOf(
  { kind: 'trust', registry: dtr, anchors: [root] },
  trusting('local'),
  restarting,
  hostPlan('build-09', { outcome: 'nothing', needsRoot: false }),
  hostPlan('build-10', {
    outcome: 'blocked',
    error: failureData(
      new Failure('files-blocked', { host: 'build-10', path: directory, detail: { phrase: 'system-ENOTDIR' } }),
    ),
  }),
)

/** Everything is in place already. */
export const idlePlan: PlanView = planOf(
  { kind: 'trust', registry: dtr },
  hostPlan('build-09', { outcome: 'nothing', needsRoot: false }),
)

const reached = verdictOf(
  dtr,
  'reached',
  `pull access denied for ${dtr}/mooring/verify, repository does not exist or may require 'docker login'`,
)

export const report: ApplyReport = reportOf(changedHost('local', reached))

/** Where no engine could be asked. */
export const silentReport: ApplyReport = reportOf(changedHost('local'))

/** Everything was in place, and is not enough. */
export const idleReport: ApplyReport = reportOf({
  host: 'build-09',
  outcome: 'nothing',
  verdicts: [verdictOf(dtr, 'untrusted', 'x509: certificate signed by unknown authority')],
})

/** How it went on several hosts, not everywhere well. */
export const mixedReport: ApplyReport = reportOf(
  ...report.hosts,
  { host: 'build-09', outcome: 'nothing', verdicts: [] },
  failedReport(
    'build-07.berlin.example.com',
    new Failure('refresh-failed', {
      host: 'build-07.berlin.example.com',
      refresh: { phrase: 'refresh-docker-restart' },
      detail: detailWords([
        'Job for docker.service failed because the control process exited with error code.',
        'See "systemctl status docker.service" and "journalctl -xeu docker.service" for details.',
        { why: 'status', params: { refresh: 'docker-restart', status: '1' } },
      ]),
    }),
  ),
)

/** Undoing found a file that somebody has changed since. */
export const refusedUndo: ApplyReport = reportOf(
  failedReport('local', new Failure('undo-changed', { host: 'local', path: `${directory}/ca.crt` })),
)

/** The whole system trusts the registry, but Docker does not know of it yet. */
export const systemReport: ApplyReport = reportOf(
  changedHost('local', { registry: dtr, kind: 'system', answer: 'reached', cause: 'answered', detail: '' }),
  changedHost('build-11', { registry: dtr, kind: 'system', answer: 'untrusted', cause: 'issuer-unknown', detail: '' }),
)

const x509 = 'tls: failed to verify certificate: x509: certificate signed by unknown authority'

const ofTokens = `failed to authorize: failed to fetch anonymous token: Get "https://auth.example.com/token?scope=a": ${x509}`

/** Every host is changed, but not every engine is happy. */
export const doubtfulReport: ApplyReport = reportOf(
  changedHost('build-10', verdictOf(dtr, 'untrusted', x509)),
  changedHost('build-11', verdictOf(dtr, 'client-certificate')),
  changedHost('build-12', verdictOf(dtr, 'unreachable')),
  changedHost('build-13', verdictOf(dtr, 'unclear')),
  changedHost('build-14', verdictOf(dtr, 'unknown')),
  changedHost('build-15', verdictOf(dtr, 'silent')),
  changedHost(
    'build-16',
    readDockerAnswer({ kind: 'docker', endpoint: 'unix:///var/run/docker.sock', registry: dtr }, ofTokens, 1),
  ),
)

/** The same on many hosts, two of which fail and one of which does not reach the registry afterwards. */
export function fleetReport(hosts: readonly string[]): ApplyReport {
  return reportOf(
    ...hosts.map((host, index) => {
      if (index === 12 || index === 33) {
        return failedReport(host, new Failure('disk-full', { host, path: '/etc/docker/certs.d' }))
      }
      return changedHost(host, index === 20 ? verdictOf(dtr, 'unreachable') : reached)
    }),
  )
}

/** What was changed from here, the newest first. */
export const changes: readonly [Change, Change] = [
  changeOf('20261121-093000-4f1c', {
    kind: 'trust',
    registry: dtr,
    at: '2026-11-21T09:30:00.000Z',
    stages: trusting('local').stages,
  }),
  changeOf('20261104-141203-a0d2', {
    kind: 'trust',
    registry: 'harbor.example.com',
    at: '2026-11-04T14:12:03.000Z',
    state: 'undone',
    stages: stagesOf([
      fileOf('/etc/docker/certs.d/harbor.example.com/ca.crt', 'create'),
      fileOf('/etc/docker/certs.d/harbor.example.com/client.key', 'create', { mode: '0600', secret: true }),
      fileOf('/etc/docker/certs.d/harbor.example.com/client.cert', 'create'),
    ]),
  }),
]
