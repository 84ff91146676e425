import { Failure, failureData } from '../../../shared/failure.ts'
import type { ApplyReport } from '../../../shared/model/change.ts'
import type { Host } from '../../../shared/model/host.ts'
import type { HostPlan, PlanView } from '../../../shared/model/plan.ts'
import { local, localPlan, report } from './answers.ts'

/** One host of each kind. */
export const hosts: Host[] = [
  local,
  {
    ...local,
    id: 'build-07.berlin.example.com',
    source: 'saved',
    label: 'build-07.berlin.example.com',
    detail: 'Ubuntu 24.04.3 LTS',
    engines: [
      { kind: 'docker', flavour: 'rootful', version: '28.3.3' },
      { kind: 'docker', flavour: 'rootless', version: '28.3.3' },
    ],
    registries: [],
    trusted: [],
  },
  {
    ...local,
    id: 'build-08',
    source: 'ssh',
    label: 'build-08',
    detail: 'Ubuntu 24.04.3 LTS',
    registries: ['dtr.example.com:5000'],
    trusted: ['dtr.example.com:5000'],
    unfinished: '20261120-181455-77aa',
  },
  {
    ...local,
    id: 'edge-1',
    label: 'edge-1',
    state: 'no-engine',
    detail: 'Alpine Linux 3.22',
    engines: [],
    registries: [],
    trusted: [],
  },
  {
    ...local,
    id: 'old-mac',
    label: 'old-mac',
    state: 'unsupported',
    detail: 'Mooring cannot change old-mac yet: it runs Darwin.',
    engines: [],
    registries: [],
    trusted: [],
  },
  {
    ...local,
    id: 'edge-2',
    label: 'edge-2',
    state: 'unreachable',
    detail: 'edge-2 cannot be reached: connection timed out.',
    engines: [],
    registries: [],
    trusted: [],
  },
]

const restarting: HostPlan = {
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
    {
      code: 'containers-stop',
      severity: 'warning',
      message: 'Docker has to be restarted, and live-restore is off.',
      hint: 'Choose a quiet moment: 12 containers stop, and those with a restart policy come back.',
      params: {},
    },
    {
      code: 'server-key',
      severity: 'error',
      message: 'old.key is the registry’s own private key.',
      hint: 'It must not be on a client. Tell the registry’s owner.',
      params: {},
    },
  ],
}

/** A plan with one host of each outcome. */
export const mixedPlan: PlanView = {
  plan: 'plan-3',
  summary: 'Trust dtr.example.com:5000 on 4 hosts',
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
  summary: '1 of 3 hosts failed; the rest are done.',
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
          refresh: 'docker-restart',
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
    verdicts: [{ registry: 'dtr.example.com:5000', endpoint: 'system', answer, detail: '' }],
  })),
}

/** Every host is changed, but not every engine is happy. */
export const doubtfulReport: ApplyReport = {
  summary: 'dtr.example.com:5000 is set up on 3 of 3 hosts.',
  hosts: (['untrusted', 'client-certificate', 'unreachable', 'unclear', 'unknown'] as const).map((answer, index) => ({
    host: `build-1${index}`,
    outcome: 'done',
    change: '20261121-093000-4f1c',
    verdicts: [
      {
        registry: 'dtr.example.com:5000',
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
