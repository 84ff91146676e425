import { Failure } from '../../shared/failure.ts'
import type { HostSuggestion } from '../../shared/model/host.ts'
import { hostAt } from './sources/address.ts'
import { contextSource } from './sources/docker-contexts.ts'
import { machineSource } from './sources/docker-machine/machines.ts'
import { type SavedHost, savedSource } from './sources/saved.ts'
import type { SourceHost } from './sources/source.ts'
import { sshConfigSource, suggestHosts } from './sources/ssh-config.ts'
import { thisMachine } from './sources/this-machine.ts'
import { canBeHost } from './systems.ts'
import { createKeyring, type SshDeps } from './ways/ssh/deps.ts'
import type { Way } from './ways/way.ts'

/** A usable host. */
export interface HostHandle extends Omit<SourceHost, 'open'>, Pick<Way, 'run' | 'notes'> {}

/** All hosts there are. */
export interface HostDirectory {
  /** This machine first, then saved hosts, docker-machine's, docker contexts. */
  list(): Promise<HostHandle[]>
  /**
   * Finds a host by id, by a unique name, by an alias of ssh_config or by an `ssh://` address.
   * @throws Failure `host-unknown`, `host-ambiguous`, `host-unsupported`, `ssh-address-*`.
   */
  find(id: string): Promise<HostHandle>
  /** The same for several, in order. Each host occurs once, even if it was named in two ways. */
  findAll(ids: readonly string[]): Promise<HostHandle[]>
  /** The hosts of ssh_config that are not saved yet. @throws Failure `ssh-config-invalid`, `file-unreadable`. */
  suggest(): Promise<HostSuggestion[]>
  /**
   * Records that a person verified the key of a host, or of one on the way to it, by the host's id. The next contact
   * saves the key; a different key is then refused without a question.
   */
  acceptKey(id: string, fingerprint: string): void
  /** Closes a host's connection, and forgets its accepted keys, sudo password and way. */
  forget(id: string): void
  /** Closes all connections. */
  close(): void
}

export interface HostDirectoryOptions {
  readonly env: NodeJS.ProcessEnv
  readonly isTty: boolean
  readonly listSaved: () => Promise<readonly SavedHost[]>
  /** Mooring's own known_hosts, for the keys of docker-machine's machines. */
  readonly pinsFile: string
  /** Answers questions about secrets and host keys; without it, work that needs an answer fails. */
  readonly people?: Partial<Pick<SshDeps, 'ask' | 'acceptHostKey'>>
  readonly platform?: NodeJS.Platform
}

/** This machine, and those that it reaches. */
export function openHostDirectory(options: HostDirectoryOptions): HostDirectory {
  const { env, isTty, listSaved, pinsFile, people = {}, platform = process.platform } = options
  const local = thisMachine(env, isTty)
  /** The visible sources, in order. */
  const sources = [async () => [local], savedSource(listSaved, env), machineSource(pinsFile, env), contextSource(env)]
  const list = async (): Promise<SourceHost[]> => (await Promise.all(sources.map((source) => source()))).flat()
  /** Its hosts can be used and saved, but are not listed. */
  const further = sshConfigSource(env)
  /** Fingerprints by the ids of hosts. */
  const accepted = new Map<string, readonly string[]>()
  const keyring = createKeyring()
  const depsOf = (id: string): SshDeps => ({
    keyring,
    ask: people.ask ?? (async () => undefined),
    isAccepted: ({ fingerprint }) => accepted.get(id)?.includes(fingerprint) === true,
    acceptHostKey: async (key, signal) => !accepted.has(id) && (await people.acceptHostKey?.(key, signal)) === true,
  })
  /** By host id; kept, so that a survey and the following change share one connection. */
  const opened = new Map<string, { readonly label: string; readonly way: Way }>()
  const forget = (id: string): void => {
    opened.get(id)?.way.close()
    opened.delete(id)
    accepted.delete(id)
  }
  const handle = ({ open, ...host }: SourceHost): HostHandle => {
    const { id, label } = host
    // Another process may have given the name to another address.
    if (opened.has(id) && opened.get(id)?.label !== label) forget(id)
    const { way } = opened.get(id) ?? { way: open(depsOf(id)) }
    opened.set(id, { label, way })
    return { ...host, run: way.run, notes: way.notes }
  }
  const findAmong = async (id: string, listed: () => Promise<readonly SourceHost[]>): Promise<HostHandle> => {
    if (id === local.id) {
      if (!canBeHost(platform)) throw new Failure('host-unsupported', { host: id, system: platform })
      return handle(local)
    }
    const found = hostAt(id, env) ?? pickHost(id, await listed()) ?? pickHost(id, await further())
    if (!found) throw new Failure('host-unknown', { host: id })
    return handle(found)
  }

  return {
    list: async () => (await list()).map(handle),
    find: (id) => findAmong(id, list),
    findAll: async (ids) => {
      let listing: Promise<readonly SourceHost[]> | undefined
      const listed = () => {
        listing ??= list()
        return listing
      }
      const found = await Promise.all(ids.map((id) => findAmong(id, listed)))
      return [...new Map(found.map((host) => [host.id, host])).values()]
    },
    suggest: async () => suggestHosts(env, await listSaved()),
    acceptKey: (id, fingerprint) => void accepted.set(id, [...(accepted.get(id) ?? []), fingerprint]),
    forget,
    close: () => {
      for (const { way } of opened.values()) way.close()
    },
  }
}

/**
 * Finds a host by its id, or by its name if that is unique; undefined if there is none.
 * @throws Failure `host-ambiguous`.
 */
function pickHost(id: string, hosts: readonly SourceHost[]): SourceHost | undefined {
  const exact = hosts.find((host) => host.id === id)
  const named = hosts.filter((host) => host.id.replace(/^[a-z]+:/, '') === id)
  if (!exact && named.length > 1) {
    throw new Failure('host-ambiguous', { host: id, candidates: named.map((host) => host.id).join(', ') })
  }
  return exact ?? named[0]
}

/** The same host, without questions on the way to it. */
export function unattended(host: HostHandle): HostHandle {
  return { ...host, run: (program, request, options) => host.run(program, request, { ...options, unattended: true }) }
}
