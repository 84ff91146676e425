import { Failure, failureData } from '../../../shared/failure.ts'
import type { ApplyReport, Change } from '../../../shared/model/change.ts'
import type { EngineInsecure, HostInsecure } from '../../../shared/model/insecure.ts'
import type { PlanView } from '../../../shared/model/plan.ts'
import { no } from '../support/fake-door.ts'

const config = '/etc/docker/daemon.json'

/** A Docker that checks the registry's certificate. */
export const secure: EngineInsecure = {
  flavour: 'rootful',
  endpoint: 'unix:///var/run/docker.sock',
  inForce: false,
  isConfigured: false,
  causes: [],
  isOverdue: false,
}

/** One that does not, by an entry of its own. */
export const insecure: EngineInsecure = {
  ...secure,
  inForce: true,
  isConfigured: true,
  causes: [{ by: 'entry', value: 'plain.example.com', path: config }],
}

/** One that was to check it again since yesterday. */
export const overdue: EngineInsecure = { ...insecure, until: '2026-11-20T17:00:00.000Z', isOverdue: true }

/** One that takes a whole network for insecure. */
export const byRange: EngineInsecure = {
  ...insecure,
  causes: [
    { by: 'built-in', value: '127.0.0.0/8' },
    { by: 'range', value: '10.20.0.0/16', path: config },
  ],
}

const withoutCertificate = 'plain.example.com'

/** Makes a registry insecure for a Docker that only has to read its file again. */
export const insecurePlan: PlanView = {
  plan: 'plan-4',
  purpose: { kind: 'insecure-on', registry: withoutCertificate },
  hosts: [
    {
      host: 'local',
      outcome: 'change',
      change: '20261121-093000-51b0',
      files: [
        {
          path: config,
          action: 'change',
          mode: '0644',
          owner: 'root:root',
          secret: false,
          diff: [
            ' {',
            '-  "log-driver": "json-file"',
            '+  "log-driver": "json-file",',
            '+  "insecure-registries": ["plain.example.com"]',
            ' }',
          ],
        },
      ],
      commands: ['systemctl reload docker'],
      restart: 'reload',
      containersStopped: 0,
      needsRoot: true,
      notes: [
        {
          code: 'insecure-cost',
          severity: 'warning',
          message: 'Docker will no longer check that plain.example.com is what it says.',
          hint: 'Better: let Docker trust the registry’s certificate, with mooring trust plain.example.com.',
          params: { registry: withoutCertificate },
        },
      ],
    },
  ],
}

/** What came of it. */
export const insecureReport: ApplyReport = {
  hosts: [
    {
      host: 'local',
      outcome: 'done',
      change: '20261121-093000-51b0',
      verdicts: [
        {
          registry: withoutCertificate,
          kind: 'docker',
          endpoint: 'unix:///var/run/docker.sock',
          answer: 'reached',
          detail: 'manifest unknown',
        },
      ],
    },
  ],
}

/** It was switched on yesterday, from here. */
export const switchedOn: Change = {
  id: '20261120-090000-19e4',
  host: 'local',
  root: '/',
  journal: '/var/lib/mooring',
  privileged: true,
  kind: 'insecure-on',
  registry: withoutCertificate,
  at: '2026-11-20T09:00:00.000Z',
  state: 'applied',
  commands: ['systemctl reload docker'],
  restart: 'reload',
  files: insecurePlan.hosts.flatMap(({ files }) => files),
}

const broken = failureData(new Failure('daemon-json-not-object', { path: config, line: 1, column: 1 }))

/** How a registry of each name stands. */
export const standings: Readonly<Record<string, Omit<HostInsecure, 'host'>>> = {
  'off.example.com': { engines: [secure] },
  'on.example.com': { engines: [secure, { ...insecure, until: '2026-11-21T17:30:00.000Z' }] },
  'ending.example.com': { engines: [{ ...insecure, isConfigured: false }] },
  'overdue.example.com': { engines: [overdue] },
  'range.example.com': { engines: [byRange] },
  'localhost:5000': { engines: [{ ...insecure, causes: [{ by: 'built-in', value: '127.0.0.0/8' }] }] },
  'nobody.example.com': { engines: [] },
  'broken.example.com': { engines: [{ ...secure, inForce: undefined, problem: broken }] },
}

/** What a look at a registry without a certificate comes to. */
export const plainHttp = () => no('plain-http', { host: withoutCertificate, port: 443 })
