import { sshSeverities } from '../../../main/hosts/ways/ssh/target.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import type { Host } from '../../../shared/model/host.ts'
import { makeNote } from '../../../shared/note.ts'
import { ok, type Script } from '../support/script.ts'
import { failedHost, hostOf, lookingAt } from './builders.ts'
import { dtr } from './inspections.ts'

/** This machine. */
export const local: Host = hostOf('local', {
  source: 'local',
  label: 'workstation',
  needsSudo: true,
  engines: [{ kind: 'docker', flavour: 'rootful', version: '29.5.1', isRunning: true }],
  registries: [dtr, 'harbor.example.com'],
  trusted: [dtr, 'harbor.example.com'],
})

export const build07: Host = hostOf('build-07.berlin.example.com', {
  label: 'ssh://ops@build-07.berlin.example.com',
  system: 'Ubuntu 24.04.3 LTS',
  engines: [
    { kind: 'docker', flavour: 'rootful', version: '28.3.3', isRunning: true },
    { kind: 'docker', flavour: 'rootless', version: '28.3.3', isRunning: true },
  ],
  needsSudo: true,
})

export const boot2docker: Host = hostOf('machine:default', {
  source: 'docker-machine',
  label: 'docker-machine default',
  system: 'Boot2Docker 19.03.12',
  engines: [{ kind: 'docker', flavour: 'rootful', version: '19.03.12', isRunning: true }],
  notes: [makeNote(sshSeverities, 'ssh-legacy-algorithms', { host: 'machine:default', algorithms: 'ssh-rsa' })],
})

/** What a host shows that nobody has compared yet. */
export const hostKey = 'SHA256:uNiVztksCsDhcc0u9e8BrRvA0Gmv8B9x0hWnUSVmQ5I'

/** A host that shows this key for the first time. */
export function keyUnknownAt(id: string): Host {
  const shown = { host: id, address: `${id}.example.com:2222`, type: 'ssh-ed25519', fingerprint: hostKey }
  const failure = new Failure('ssh-host-key-unknown', shown)
  return failedHost('key-unknown', failure, { id, label: `ssh://${shown.address}`, hostKey: shown })
}

export const keyUnknown = keyUnknownAt('edge-3')

const otherKey = {
  host: 'build-04',
  address: 'build-04.example.com:22',
  type: 'ssh-ed25519',
  fingerprint: hostKey,
  file: '/home/me/.ssh/known_hosts',
  line: 17,
}

export const keyChanged = failedHost(
  'key-changed',
  new Failure('ssh-host-key-changed', { ...otherKey, known: 'SHA256:4oNqz3hVQvE2mPQmW6Xz0dYc3uCq8s0Wl6l3cQ0m1aE' }),
  {
    id: 'build-04',
    label: 'ssh://ops@build-04.example.com',
    hostKey: otherKey,
  },
)

export const stopped = failedHost(
  'stopped',
  new Failure('machine-stopped', { machine: 'lab', detail: '192.168.99.101:22: EHOSTUNREACH' }),
  { id: 'machine:lab', source: 'docker-machine', label: 'docker-machine lab' },
)

export const loginFailed = failedHost(
  'login-failed',
  new Failure('ssh-auth-failed', {
    host: 'build-05',
    user: 'deploy',
    tried: 'id_ed25519',
    methods: 'publickey, password',
  }),
  { id: 'build-05', label: 'ssh://deploy@build-05.example.com' },
)

export const unreachable = failedHost(
  'unreachable',
  new Failure('ssh-timeout', {
    host: 'context:staging',
    address: 'staging.example.com:22',
    seconds: 10,
    step: { phrase: 'step-connecting' },
  }),
  { id: 'context:staging', source: 'docker-context', label: 'ssh://staging.example.com' },
)

const interrupted: Host = {
  ...build07,
  id: 'build-08',
  label: 'ssh://ops@build-08.example.com',
  registries: [dtr],
  trusted: [dtr],
  unfinished: '20261120-181455-77aa',
}

const noEngine = hostOf('edge-1', {
  label: 'ssh://root@edge-1.example.com',
  state: 'no-engine',
  system: 'Alpine Linux 3.22',
})

/** Hosts on which everything is otherwise than one would like. */
export const neglected: readonly Host[] = [
  {
    ...local,
    registries: [dtr, 'gone.example.com', 'harbor.example.com', 'hand.example.com:5000'],
    trusted: [dtr, 'harbor.example.com'],
    gone: ['gone.example.com'],
    byHand: ['hand.example.com:5000'],
  },
  hostOf('build-09', {
    state: 'engine-stopped',
    engines: [{ kind: 'docker', flavour: 'rootful', isRunning: false }],
    needsSudo: true,
  }),
  hostOf('build-10', { state: 'no-root', engines: build07.engines, needsSudo: true }),
]

const unsupported = failedHost('unsupported', new Failure('host-unsupported', { host: 'old-mac', system: 'Darwin' }), {
  id: 'old-mac',
  label: 'ssh://old-mac.example.com',
})

/** One host of each kind. */
export const hosts: readonly Host[] = [
  local,
  build07,
  interrupted,
  boot2docker,
  keyUnknown,
  keyChanged,
  stopped,
  loginFailed,
  unreachable,
  noEngine,
  unsupported,
]

/** So many hosts like one another, each with so many registries. */
export function fleet(count: number, registries: readonly string[] = []): Host[] {
  return Array.from({ length: count }, (_, index) =>
    hostOf(`build-${String(index + 1).padStart(2, '0')}`, {
      label: `ssh://ops@10.20.1.${index + 11}`,
      system: build07.system,
      engines: build07.engines.slice(0, 1),
      needsSudo: true,
      registries: [...registries],
      trusted: [...registries],
    }),
  )
}

/** An answer of `hosts.list`: these hosts, and none that could not be listed. */
export const listed = (...hosts: readonly Host[]) => ok({ hosts: [...hosts], failures: [] })

/** Why two lists of hosts could not be read. */
export const brokenSources = [
  failureData(new Failure('store-newer', { file: '/home/me/.config/mooring/hosts.json' })),
  failureData(
    new Failure('file-unreadable', { file: '/home/me/.docker/contexts/meta', detail: { phrase: 'system-EACCES' } }),
  ),
]

/** An engine that finds hosts one after the other, and looks at one again as it was listed. */
export function finding(...found: readonly Host[]): Script {
  return {
    'hosts.list': async (_input, { tell }) => {
      await Promise.all([...found.map(lookingAt), ...found].map(tell))
      return listed(...found)
    },
    'hosts.look': ({ host }) => ok(found.find(({ id }) => id === host) ?? local),
  }
}
