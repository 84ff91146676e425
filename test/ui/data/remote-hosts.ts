import type { ErrorCode } from '../../../shared/errors.ts'
import { failureData, failureFrom } from '../../../shared/failure.ts'
import { type Host, hostKeySchema } from '../../../shared/model/host.ts'
import type { Params } from '../../../shared/words/param.ts'
import { ok, type Script } from '../support/fake-door.ts'
import { local } from './answers.ts'

const blank: Host = {
  ...local,
  source: 'saved',
  detail: '',
  system: '',
  needsSudo: false,
  engines: [],
  registries: [],
  trusted: [],
}

/** A host that a look at failed. */
function failing(host: Partial<Host>, code: ErrorCode, params: Params): Host {
  const error = failureData(failureFrom({ code, params: { host: host.id ?? '', ...params } }))
  const { data: hostKey } = hostKeySchema.safeParse(error.params)
  return { ...blank, ...host, detail: error.message, error, ...(hostKey ? { hostKey } : {}) }
}

export const build07: Host = {
  ...blank,
  id: 'build-07.berlin.example.com',
  label: 'ssh://ops@build-07.berlin.example.com',
  system: 'Ubuntu 24.04.3 LTS',
  engines: [
    { kind: 'docker', flavour: 'rootful', version: '28.3.3', isRunning: true },
    { kind: 'docker', flavour: 'rootless', version: '28.3.3', isRunning: true },
  ],
  needsSudo: true,
}

export const boot2docker: Host = {
  ...blank,
  id: 'machine:default',
  source: 'docker-machine',
  label: 'docker-machine default',
  system: 'Boot2Docker 19.03.12',
  engines: [{ kind: 'docker', flavour: 'rootful', version: '19.03.12', isRunning: true }],
  notes: [
    {
      code: 'ssh-legacy-algorithms',
      severity: 'warning',
      message: 'The SSH server of machine:default offers only outdated algorithms: ssh-rsa.',
      hint: 'The connection was made with them. Update the server: others stopped supporting these years ago.',
      params: {},
    },
  ],
}

/** What a host shows that nobody has compared yet. */
export const hostKey = 'SHA256:uNiVztksCsDhcc0u9e8BrRvA0Gmv8B9x0hWnUSVmQ5I'

export const keyUnknown = failing(
  { id: 'edge-3', label: 'ssh://edge-3.example.com:2222', state: 'key-unknown' },
  'ssh-host-key-unknown',
  { address: 'edge-3.example.com:2222', type: 'ssh-ed25519', fingerprint: hostKey },
)

export const keyChanged = failing(
  { id: 'build-04', label: 'ssh://ops@build-04.example.com', state: 'key-changed' },
  'ssh-host-key-changed',
  {
    address: 'build-04.example.com:22',
    type: 'ssh-ed25519',
    fingerprint: hostKey,
    file: '/home/me/.ssh/known_hosts',
    line: 17,
  },
)

export const stopped = failing(
  { id: 'machine:lab', source: 'docker-machine', label: 'docker-machine lab', state: 'stopped' },
  'machine-stopped',
  { machine: 'lab', detail: '192.168.99.101:22: EHOSTUNREACH' },
)

export const loginFailed = failing(
  { id: 'build-05', label: 'ssh://deploy@build-05.example.com', state: 'login-failed' },
  'ssh-auth-failed',
  { user: 'deploy', tried: '2 keys of the agent, id_ed25519', methods: 'publickey, password' },
)

export const unreachable = failing(
  { id: 'context:staging', source: 'docker-context', label: 'ssh://staging.example.com', state: 'unreachable' },
  'ssh-timeout',
  { address: 'staging.example.com:22', seconds: 10, step: { phrase: 'step-connecting' } },
)

export const interrupted: Host = {
  ...build07,
  id: 'build-08',
  label: 'ssh://ops@build-08.example.com',
  registries: ['dtr.example.com:5000'],
  trusted: ['dtr.example.com:5000'],
  unfinished: '20261120-181455-77aa',
}

const noEngine: Host = {
  ...build07,
  id: 'edge-1',
  label: 'ssh://root@edge-1.example.com',
  needsSudo: false,
  state: 'no-engine',
  system: 'Alpine Linux 3.22',
  engines: [],
}

const unsupported = failing(
  { id: 'old-mac', label: 'ssh://old-mac.example.com', state: 'unsupported' },
  'host-unsupported',
  { system: 'Darwin' },
)

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
  return Array.from({ length: count }, (_, index) => ({
    ...build07,
    engines: build07.engines.slice(0, 1),
    id: `build-${String(index + 1).padStart(2, '0')}`,
    label: `ssh://ops@10.20.1.${index + 11}`,
    registries: [...registries],
    trusted: [...registries],
  }))
}

/** An engine that finds hosts one after the other, and looks at one again as it was listed. */
export function finding(found: readonly Host[]): Script {
  return {
    'hosts.list': async (_input, { tell }) => {
      for (const { id, source, label } of found) await tell({ ...blank, id, source, label, state: 'looking' })
      for (const host of found) await tell(host)
      return ok([...found])
    },
    'hosts.look': ({ host }) => ok(found.find(({ id }) => id === host) ?? local),
  }
}

/** As long as the look at a host goes on. */
export function lookingAt(host: Host): Host {
  return { ...blank, id: host.id, source: host.source, label: host.label, state: 'looking' }
}
