import { Failure, failureData } from '../../../shared/failure.ts'
import type { ApplyReport, HostReport } from '../../../shared/model/change.ts'
import type { HostPlanView, PlanView } from '../../../shared/model/plan.ts'
import { makeNote } from '../../../shared/note.ts'
import { localPlan, report } from './answers.ts'

const restarting: HostPlanView = {
  host: 'build-07.berlin.example.com',
  outcome: 'change',
  change: '20261121-093000-4f1c',
  files: [
    {
      path: '/etc/docker/daemon.json',
      action: 'change',
      mode: '0644',
      owner: 'root:root',
      secret: false,
      diff: [
        ' {',
        '-\t"log-driver": "json-file"',
        '+\t"log-driver": "json-file",',
        '+\t"features": { "x": true }',
        ' }',
      ],
    },
    {
      path: '/etc/docker/certs.d/dtr.example.com:5000/mooring-client.key',
      action: 'create',
      mode: '0600',
      owner: 'root:root',
      secret: true,
      diff: [],
    },
    { path: '/etc/docker/certs.d/dtr.example.com:5000/old.key', action: 'remove', secret: false, diff: [] },
  ],
  commands: ['dockerd --validate --config-file /etc/docker/daemon.json', 'systemctl restart docker'],
  restart: 'restart',
  containersStopped: 12,
  needsRoot: true,
  notes: [
    makeNote({ 'restart-stops': 'warning' }, 'restart-stops', { count: 12, command: 'systemctl restart docker' }),
    makeNote({ 'orphan-key': 'warning' }, 'orphan-key', {
      path: '/etc/docker/certs.d/dtr.example.com:5000/old.key',
      missing: 'old.cert',
    }),
  ],
}

/** A plan with one host of each outcome. */
export const mixedPlan: PlanView = {
  plan: 'plan-3',
  purpose: { kind: 'trust', registry: 'dtr.example.com:5000' },
  hosts: [
    localPlan,
    restarting,
    { ...localPlan, host: 'build-09', outcome: 'nothing', files: [], needsRoot: false },
    {
      ...localPlan,
      host: 'build-10',
      outcome: 'blocked',
      files: [],
      error: failureData(
        new Failure('files-blocked', {
          host: 'build-10',
          path: '/etc/docker/certs.d/dtr.example.com:5000',
          detail: 'it is a file',
        }),
      ),
    },
  ],
}

/** How it went on several hosts, not everywhere well. */
export const mixedReport: ApplyReport = {
  hosts: [
    ...report.hosts,
    { host: 'build-09', outcome: 'nothing', verdicts: [] },
    {
      host: 'build-07.berlin.example.com',
      outcome: 'failed',
      verdicts: [],
      error: failureData(
        new Failure('refresh-failed', {
          host: 'build-07.berlin.example.com',
          refresh: { phrase: 'refresh-docker-restart' },
          detail: 'the daemon did not come back within 60 seconds',
        }),
      ),
    },
  ],
}

/** The whole system trusts the registry, but Docker does not know of it yet. */
export const systemReport: ApplyReport = {
  ...report,
  hosts: (['reached', 'untrusted'] as const).map((answer, index) => ({
    host: index === 0 ? 'local' : `build-1${index}`,
    outcome: 'done',
    change: '20261121-093000-4f1c',
    verdicts: [{ registry: 'dtr.example.com:5000', kind: 'system', answer, detail: '' }],
  })),
}

/** Every host is changed, but not every engine is happy. */
export const doubtfulReport: ApplyReport = {
  hosts: (['untrusted', 'client-certificate', 'unreachable', 'unclear', 'unknown'] as const).map((answer, index) => ({
    host: `build-1${index}`,
    outcome: 'done',
    change: '20261121-093000-4f1c',
    verdicts: [
      {
        registry: 'dtr.example.com:5000',
        kind: 'docker',
        endpoint: 'unix:///var/run/docker.sock',
        answer,
        detail:
          answer === 'untrusted'
            ? 'tls: failed to verify certificate: x509: certificate signed by unknown authority'
            : '',
      },
    ],
  })),
}

/** The same on many hosts, two of which fail and one of which does not reach the registry afterwards. */
export function fleetReport(names: readonly string[]): ApplyReport {
  return { hosts: names.map((host, index) => ({ ...doneOn(host, index), host })) }
}

function doneOn(host: string, index: number): Omit<HostReport, 'host'> {
  const [sample] = report.hosts
  if (!sample) throw new Error('The sample report has no host.')
  if (index === 12 || index === 33) {
    const error = failureData(new Failure('disk-full', { host, path: '/etc/docker/certs.d' }))
    return { outcome: 'failed', verdicts: [], error }
  }
  if (index !== 20) return sample
  return { ...sample, verdicts: sample.verdicts.map((verdict) => ({ ...verdict, answer: 'unreachable' })) }
}

/** The same on each of many hosts. */
export function fleetPlan(names: readonly string[]): PlanView {
  return {
    plan: 'plan-5',
    purpose: { kind: 'trust', registry: 'dtr.example.com:5000' },
    hosts: names.map((host) => ({ ...localPlan, host, change: `${host}-1` })),
  }
}
