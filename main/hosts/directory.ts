import { Failure } from '../../shared/failure.ts'
import type { HostSuggestion, SavedHost } from '../../shared/model/host.ts'
import { listed, type Phrase } from '../../shared/words/param.ts'
import { hostAt } from './sources/address.ts'
import { contextSource } from './sources/docker-contexts.ts'
import { machineSource } from './sources/docker-machine/machines.ts'
import { savedSource } from './sources/saved.ts'
import type { Listing, PartialSource, Source, SourceHost } from './sources/source.ts'
import { sshConfigSource, suggestHosts } from './sources/ssh-config.ts'
import { thisMachine } from './sources/this-machine.ts'
import type { WayDeps } from './ways/deps.ts'
import type { SshDeps } from './ways/ssh/deps.ts'
import { openSshWays } from './ways/ssh/ssh-ways.ts'
import type { Way } from './ways/way.ts'

/** A usable host. */
export interface HostHandle extends Omit<SourceHost, 'open'>, Pick<Way, 'run' | 'notes'> {}

/** All hosts there are. */
export interface HostDirectory {
  /** This machine first, then saved hosts, docker-machine's, docker contexts. A source that fails hides no other one. */
  list(): Promise<Listing<HostHandle>>
  /**
   * By id; by name alone where one host only has it; by an alias of ssh_config; by an `ssh://` address. Where a source
   * fails, by id only: a name may be that of a host which could not be listed.
   * @throws Failure `host-unknown`, `host-ambiguous`, `ssh-address-*`, and what a source failed with.
   */
  find(id: string): Promise<HostHandle>
  /** The same for several, in order. Each host occurs once, even if it was named in two ways. */
  findAll(ids: readonly string[]): Promise<HostHandle[]>
  /** The same, and what keeps an id from being found is told instead of thrown: it must not hide the others. */
  findEach(ids: readonly string[]): Promise<(HostHandle | NotFound)[]>
  /** The hosts of ssh_config that are not saved yet. @throws Failure `ssh-config-invalid`, `file-unreadable`. */
  suggest(): Promise<HostSuggestion[]>
  /**
   * Records that a person verified the key of a host, by its id; the id of a jump host is its `ssh://` address. The next
   * contact saves the key; a different key is then refused without a question.
   */
  acceptKey(id: string, fingerprint: string): void
  /** Closes a host's connection, and forgets its accepted keys, sudo password and way. */
  forget(id: string): void
  /** Closes all connections. */
  close(): void
}

/** An id without a host, and why: what `find` throws. */
export interface NotFound {
  readonly id: string
  readonly reason: unknown
}

export interface HostDirectoryOptions {
  readonly env: NodeJS.ProcessEnv
  readonly isTty: boolean
  readonly listSaved: () => Promise<Listing<SavedHost>>
  /** Mooring's own known_hosts, for the keys of docker-machine's machines, and those that no file of ssh_config can keep. */
  readonly pinsFile: string
  /** Who is asked for secrets and about host keys; without them nobody is, and what needs them fails. */
  readonly people?: Partial<WayDeps & Pick<SshDeps, 'acceptHostKey'>>
  readonly platform?: NodeJS.Platform
}

/** This machine, and those that it reaches. */
export function openHostDirectory(options: HostDirectoryOptions): HostDirectory {
  const { env, isTty, listSaved, pinsFile, people = {}, platform = process.platform } = options
  const ssh = openSshWays(people.acceptHostKey)
  const deps = { env, ssh, pinsFile }
  const wayDeps: WayDeps = { ask: people.ask ?? (async () => undefined) }
  /** Those that are shown, in their order. */
  const sources: readonly (Source | PartialSource)[] = [
    async () => [thisMachine({ env, isTty, platform })],
    savedSource(listSaved, deps),
    machineSource(deps),
    contextSource(deps),
  ]
  const list = () => askSources(sources)
  /** Its hosts can be used, and saved, but are not shown among the others. */
  const further = sshConfigSource(deps)
  /** By the ids of hosts; kept, so that what is surveyed and then changed is done on one connection. */
  const opened = new Map<string, { readonly label: string; readonly way: Way }>()
  const forget = (id: string): void => {
    opened.get(id)?.way.close()
    opened.delete(id)
    ssh.forget(id)
  }
  const handle = ({ open, ...host }: SourceHost): HostHandle => {
    const { id, label } = host
    // Another process may have given the name to another address.
    if (opened.has(id) && opened.get(id)?.label !== label) forget(id)
    const { way } = opened.get(id) ?? { way: open(wayDeps) }
    opened.set(id, { label, way })
    return { ...host, run: way.run, notes: way.notes }
  }
  const findAmong = async (id: string, known: () => Promise<Listing<SourceHost>>): Promise<HostHandle> => {
    const addressed = hostAt(id, deps)
    if (addressed) return handle(addressed)
    const { hosts, thrown } = await known()
    const pick = thrown.length === 0 ? pickHost : pickById
    const found = pick(id, hosts) ?? pick(id, await further())
    if (found) return handle(found)
    throw thrown.length === 0 ? new Failure('host-unknown', { host: id }) : thrown[0]
  }
  const once = <Each extends { readonly id: string }>(hosts: readonly Each[]): Each[] => [
    ...new Map(hosts.map((host) => [host.id, host])).values(),
  ]
  /** Lists the hosts once at most. */
  const finder = (): ((id: string) => Promise<HostHandle>) => {
    let listing: Promise<Listing<SourceHost>> | undefined
    const listed = () => {
      listing ??= list()
      return listing
    }
    return (id) => findAmong(id, listed)
  }

  return {
    list: async () => {
      const { hosts, thrown } = await list()
      return { hosts: hosts.map(handle), thrown }
    },
    find: (id) => findAmong(id, list),
    findAll: async (ids) => once(await Promise.all(ids.map(finder()))),
    findEach: async (ids) => {
      const find = finder()
      return once(await Promise.all(ids.map((id) => find(id).catch((reason: unknown): NotFound => ({ id, reason })))))
    },
    suggest: async () => suggestHosts(deps, (await listSaved()).hosts),
    acceptKey: ssh.acceptKey,
    forget,
    close: () => {
      for (const { way } of opened.values()) way.close()
    },
  }
}

/** What a source lists; nothing, and what it threw, where it can't. */
async function ask(source: Source | PartialSource): Promise<Listing<SourceHost>> {
  try {
    const listed = await source()
    return 'thrown' in listed ? listed : { hosts: listed, thrown: [] }
  } catch (error) {
    return { hosts: [], thrown: [error] }
  }
}

/** Asks all of them side by side. */
async function askSources(sources: readonly (Source | PartialSource)[]): Promise<Listing<SourceHost>> {
  const answers = await Promise.all(sources.map(ask))
  return {
    hosts: answers.flatMap(({ hosts }) => hosts),
    thrown: answers.flatMap(({ thrown }) => thrown),
  }
}

/**
 * Finds a host by its id, or by its name if that is unique; undefined if there is none.
 * @throws Failure `host-ambiguous`.
 */
function pickHost(id: string, hosts: readonly SourceHost[]): SourceHost | undefined {
  const exact = pickById(id, hosts)
  const named = hosts.filter((host) => host.id.replace(/^[a-z]+:/, '') === id)
  if (!exact && named.length > 1) {
    throw new Failure('host-ambiguous', { host: id, candidates: listed(named.map((host) => host.id)) })
  }
  return exact ?? named[0] ?? pickMachineInAnyCase(id, hosts)
}

/** docker-machine may keep its machines on a file system that ignores case, and so does whoever types the name. */
function pickMachineInAnyCase(id: string, hosts: readonly SourceHost[]): SourceHost | undefined {
  const name = id.replace(/^machine:/, '').toLowerCase()
  const alike = hosts.filter((host) => host.id.toLowerCase() === `machine:${name}`)
  if (alike.length < 2) return alike[0]
  throw new Failure('host-ambiguous', { host: id, candidates: listed(alike.map((host) => host.id)) })
}

function pickById(id: string, hosts: readonly SourceHost[]): SourceHost | undefined {
  return hosts.find((host) => host.id === id)
}

/** The same host, where nobody is asked anything on the way to it. */
export function unattended(host: HostHandle): HostHandle {
  return { ...host, run: (program, request, options) => host.run(program, request, { ...options, unattended: true }) }
}

/**
 * What is in a file that a person wants to log in to hosts with.
 * @throws Failure `identity-not-key`, `identity-rounds-many`.
 */
export async function describeIdentityFile(file: {
  readonly name: string
  readonly bytes: Uint8Array
}): Promise<Phrase> {
  // ssh2 is large, and most runs of the command line do without it.
  const { describeIdentity } = await import('./ways/ssh/private-key.ts')
  return describeIdentity(file.bytes, file.name)
}
