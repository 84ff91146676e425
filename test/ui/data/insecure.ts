import { insecureSeverities } from '../../../main/drivers/insecure/notes.ts'
import type { RegistryOnHost } from '../../../renderer/features/insecure/insecure-view.ts'
import type { VerbInput, VerbOutput } from '../../../shared/api/contract.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import type { ApplyReport, Change } from '../../../shared/model/change.ts'
import type { EngineInsecure } from '../../../shared/model/insecure.ts'
import type { PlanView } from '../../../shared/model/plan.ts'
import { makeNote } from '../../../shared/note.ts'
import { no } from '../support/script.ts'
import { changedHost, changeOf, fileOf, hostPlan, planOf, reportOf, stagesOf, verdictOf } from './builders.ts'

const config = '/etc/docker/daemon.json'

/** A registry without a certificate. */
const plain = 'plain.example.com'

/** A Docker that checks the registry's certificate. */
export const secure: EngineInsecure = {
  kind: 'docker',
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
  causes: [{ by: 'entry', value: plain, path: config }],
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

/** Makes a registry insecure, or secure again, for a Docker that only has to read its file again. */
export function insecurePlan(kind: 'insecure-on' | 'insecure-off', registry: string): PlanView {
  const [before, after] = kind === 'insecure-on' ? (['-', '+'] as const) : (['+', '-'] as const)
  return planOf(
    { kind, registry },
    hostPlan('local', {
      change: '20261121-093000-51b0',
      stages: stagesOf(
        [
          fileOf(config, 'change', {
            diff: [
              ' {',
              `${before}  "log-driver": "json-file"`,
              `${after}  "log-driver": "json-file",`,
              `${after}  "insecure-registries": ["${registry}"]`,
              ' }',
            ],
          }),
        ],
        'systemctl reload docker',
      ),
      restart: 'reload',
      notes: kind === 'insecure-on' ? [makeNote(insecureSeverities, 'insecure-cost', { registry })] : [],
    }),
  )
}

/** What came of it. */
export const insecureReport: ApplyReport = reportOf(
  changedHost('local', verdictOf(plain, 'reached', 'manifest unknown')),
)

/** It was switched on yesterday, from here. */
export const switchedOn: Change = changeOf('20261120-090000-19e4', {
  kind: 'insecure-on',
  registry: plain,
  at: '2026-11-20T09:00:00.000Z',
  restart: 'reload',
  stages: insecurePlan('insecure-on', plain).hosts.flatMap(({ stages }) => stages),
})

const broken = failureData(new Failure('daemon-json-not-object', { path: config, line: 1, column: 1 }))

/** How a registry of each name stands. */
export const standings: Readonly<Record<string, RegistryOnHost>> = {
  'off.example.com': { engines: [secure] },
  'on.example.com': { engines: [secure, { ...insecure, until: '2026-11-21T17:30:00.000Z' }] },
  'ending.example.com': { engines: [{ ...insecure, isConfigured: false }] },
  'overdue.example.com': { engines: [overdue] },
  'range.example.com': { engines: [byRange] },
  'localhost:5000': { engines: [{ ...insecure, causes: [{ by: 'built-in', value: '127.0.0.0/8' }] }] },
  'nobody.example.com': { engines: [{ ...secure, inForce: undefined, unasked: 'absent' }] },
  'silent.example.com': { engines: [{ ...insecure, inForce: undefined, unasked: 'silent' }] },
  'gone.example.com': { engines: [] },
  'broken.example.com': { engines: [{ ...secure, inForce: undefined, problem: broken }] },
}

/** What hosts answer of registries, if each has these engines. */
export function statusOf(
  { registries = [], hosts = [] }: VerbInput<'insecure.status'>,
  enginesFor: (registry: string) => readonly EngineInsecure[],
): VerbOutput<'insecure.status'> {
  const told = registries.map((registry) => ({ registry, engines: [...enginesFor(registry)] }))
  return { hosts: hosts.map((host) => ({ host, registries: told })), failures: [] }
}

/** What a look at a registry without a certificate comes to. */
export const plainHttp = () => no('plain-http', { host: plain, port: 443 })
