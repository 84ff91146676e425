import { hostname } from 'node:os'
import { Failure } from '../../shared/failure.ts'
import type { Host, HostSuggestion } from '../../shared/model/host.ts'
import type { Note } from '../../shared/model/plan.ts'
import { storePlaces } from '../store/places.ts'
import { configHostsOf, hostAt, listRemoteHosts, pickHost, type RemoteHost } from './sources/remote-hosts.ts'
import { suggestHosts } from './sources/suggest-hosts.ts'
import { createLocalTransport } from './ways/local/local-way.ts'
import type { SshDeps } from './ways/ssh/deps.ts'
import { createKeyring } from './ways/ssh/keyring.ts'
import type { SshTransport } from './ways/ssh/ssh-way.ts'
import type { Transport } from './ways/way.ts'

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
  /** The same for several, in their order, each host once: it may have been named in two ways. */
  findAll(ids: readonly string[]): Promise<HostHandle[]>
  /** The hosts of ssh_config that are not saved yet. @throws Failure `ssh-config-invalid`, `file-unreadable`. */
  suggest(): Promise<HostSuggestion[]>
  /**
   * Says that a person has compared the key of a host, or of one on the way to it: by its id. The next contact keeps the
   * key; where another one is shown then, nobody is asked whether that will do.
   */
  acceptKey(id: string, fingerprint: string): void
  /** Ends a host's connection, and forgets what was known of it: accepted keys, sudo's password, its way there. */
  forget(id: string): void
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
  /** Fingerprints by the ids of hosts. */
  const accepted = new Map<string, readonly string[]>()
  const keyring = createKeyring()
  const depsOf = (id: string): SshDeps => ({
    keyring,
    ask: people.ask ?? (async () => undefined),
    isAccepted: ({ fingerprint }) => accepted.get(id)?.includes(fingerprint) === true,
    acceptHostKey: async (offer, signal) => !accepted.has(id) && (await people.acceptHostKey?.(offer, signal)) === true,
  })
  /** By the ids of hosts; kept, so that what is surveyed and then changed is done on one connection. */
  const opened = new Map<string, { readonly label: string; readonly transport: SshTransport }>()
  const handle = ({ open, ...host }: RemoteHost): HostHandle => {
    const { id, label } = host
    // Another process may have given the name to another address.
    if (opened.has(id) && opened.get(id)?.label !== label) forget(id)
    const { transport } = opened.get(id) ?? { transport: open(depsOf(id)) }
    opened.set(id, { label, transport })
    return { ...host, transport, notes: transport.notes }
  }
  const forget = (id: string): void => {
    opened.get(id)?.transport.close()
    opened.delete(id)
    accepted.delete(id)
  }
  const findAmong = async (id: string, listed: () => Promise<RemoteHost[]>): Promise<HostHandle> => {
    if (id === local.id) {
      if (platform !== 'linux') throw new Failure('host-unsupported', { host: id, system: platform })
      return local
    }
    if (/^ssh:\/\//i.test(id)) return handle(hostAt(id, env))
    const found = pickHost(id, await listed()) ?? pickHost(id, await configHostsOf(env))
    if (!found) throw new Failure('host-unknown', { host: id })
    return handle(found)
  }

  return {
    list: async () => [local, ...(await listRemoteHosts(places)).map(handle)],
    find: (id) => findAmong(id, () => listRemoteHosts(places)),
    findAll: async (ids) => {
      let listing: Promise<RemoteHost[]> | undefined
      const listed = () => {
        listing ??= listRemoteHosts(places)
        return listing
      }
      const found = await Promise.all(ids.map((id) => findAmong(id, listed)))
      return [...new Map(found.map((host) => [host.id, host])).values()]
    },
    suggest: () => suggestHosts(places),
    acceptKey: (id, fingerprint) => void accepted.set(id, [...(accepted.get(id) ?? []), fingerprint]),
    forget,
    close: () => {
      for (const { transport } of opened.values()) transport.close()
    },
  }
}

/** The same host, where nobody is asked anything on the way to it. */
export function unattended(host: HostHandle): HostHandle {
  const run: Transport['run'] = (program, request, options) =>
    host.transport.run(program, request, { ...options, unattended: true })
  return { ...host, transport: { run } }
}
