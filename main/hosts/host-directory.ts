import { hostname } from 'node:os'
import { Failure } from '../../shared/failure.ts'
import type { Host } from '../../shared/model/host.ts'
import type { Note } from '../../shared/model/plan.ts'
import { storePlaces } from '../store/places.ts'
import { createLocalTransport } from './local-transport.ts'
import { hostAt, listRemoteHosts, pickHost, type RemoteHost, suggestHosts } from './remote-hosts.ts'
import type { SshDeps } from './ssh/deps.ts'
import { createKeyring } from './ssh/keyring.ts'
import type { SshTransport } from './ssh/ssh-transport.ts'
import type { Transport } from './transport.ts'

/** A host that can be worked on. */
export interface HostHandle {
  readonly id: string
  readonly source: Host['source']
  /** For people: this machine's name, an address. */
  readonly label: string
  readonly transport: Transport
  /** For docker-machine's: its config.json on this workstation. */
  readonly machineConfig?: string
  /** What there is to say about the way to it, once something ran there. */
  readonly notes: () => readonly Note[]
}

/** All hosts there are. */
export interface HostDirectory {
  /** This machine first, then saved hosts, docker-machine's, docker contexts. */
  list(): Promise<HostHandle[]>
  /**
   * By id; by name alone where one host only has it; by an alias of ssh_config; by an `ssh://` address.
   * @throws Failure `host-unknown`, `host-ambiguous`, `host-unsupported`, `ssh-address-*`.
   */
  find(id: string): Promise<HostHandle>
  /** Says that a person has compared a host key: the parameters of `ssh-host-key-unknown`. The next contact keeps it. */
  acceptKey(host: string, fingerprint: string): void
  /** Ends all connections. */
  close(): void
}

export interface HostDirectoryOptions {
  readonly env: NodeJS.ProcessEnv
  readonly isTty: boolean
  /** Who is asked for secrets and about host keys; without them nobody is, and what needs them fails. */
  readonly people?: Partial<Pick<SshDeps, 'ask' | 'acceptHostKey'>>
  readonly platform?: NodeJS.Platform
}

/** This machine, and those that it reaches over SSH. */
export function openHostDirectory(options: HostDirectoryOptions): HostDirectory {
  const { env, isTty, people = {}, platform = process.platform } = options
  const places = { env, configDirectory: storePlaces(env).config }
  const local: HostHandle = {
    id: 'local',
    source: 'local',
    label: hostname(),
    transport: createLocalTransport({ env, isTty }),
    notes: () => [],
  }
  const accepted = new Set<string>()
  const deps: SshDeps = {
    keyring: createKeyring(),
    ask: people.ask ?? (async () => undefined),
    acceptHostKey: async (offer, signal) =>
      accepted.has(`${offer.host} ${offer.fingerprint}`) || (await people.acceptHostKey?.(offer, signal)) === true,
  }
  /** Kept, so that what is surveyed and then changed is done on one connection. */
  const transports = new Map<string, SshTransport>()
  const handle = ({ open, ...host }: RemoteHost): HostHandle => {
    const { id, label } = host
    // A name may be given to another address meanwhile.
    const key = `${id} ${label}`
    const transport = transports.get(key) ?? open(deps)
    transports.set(key, transport)
    return { ...host, transport, notes: transport.notes }
  }

  return {
    list: async () => [local, ...(await listRemoteHosts(places)).map(handle)],
    find: async (id) => {
      if (id === local.id) {
        if (platform !== 'linux') throw new Failure('host-unsupported', { host: id, system: platform })
        return local
      }
      if (/^ssh:\/\//i.test(id)) return handle(hostAt(id, env))
      const found = pickHost(id, await listRemoteHosts(places)) ?? pickHost(id, await suggestHosts(env))
      if (!found) throw new Failure('host-unknown', { host: id })
      return handle(found)
    },
    acceptKey: (host, fingerprint) => void accepted.add(`${host} ${fingerprint}`),
    close: () => {
      for (const transport of transports.values()) transport.close()
    },
  }
}
