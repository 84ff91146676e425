import { join } from 'node:path'
import { Failure } from '../../../shared/failure.ts'
import type { Host } from '../../../shared/model/host.ts'
import { formatSshAddress, parseSshAddress } from '../../../shared/ssh-address.ts'
import { openSavedHosts, type SavedHost } from '../../store/saved-hosts.ts'
import { readClientConfig } from '../ways/ssh/client-config.ts'
import type { SshDeps } from '../ways/ssh/deps.ts'
import { resolveTarget } from '../ways/ssh/resolve-target.ts'
import { createSshTransport, type SshTransport } from '../ways/ssh/ssh-way.ts'
import { readDockerContexts } from './docker-contexts.ts'
import { listMachines, machineConfigFile, readMachine } from './docker-machine/machine-store.ts'
import { machineTarget, orStopped } from './docker-machine/machine-target.ts'
import { configHosts } from './ssh-config-hosts.ts'

/** A host that is reached over SSH. Nothing is looked at before it is opened, so a broken one does not hide others. */
export interface RemoteHost {
  readonly id: string
  readonly source: Host['source']
  readonly label: string
  readonly open: (deps: SshDeps) => SshTransport
  /** For docker-machine's: its config.json on this workstation. */
  readonly machineConfig?: string
}

/** Where remote hosts are found. */
export interface RemoteHostPlaces {
  readonly env: NodeJS.ProcessEnv
  /** Mooring's own: saved hosts, the machines' host keys. */
  readonly configDirectory: string
}

/** The hosts to show: saved ones, docker-machine's, docker contexts that go over SSH. */
export async function listRemoteHosts(places: RemoteHostPlaces): Promise<RemoteHost[]> {
  const { env, configDirectory } = places
  const [saved, machines, contexts] = await Promise.all([
    openSavedHosts(configDirectory).list(),
    listMachines(env),
    readDockerContexts(env),
  ])
  return [
    ...saved.map((host) => savedHost(host, env)),
    ...machines.map((name) => machineHost(name, places)),
    ...contexts.map(({ name, address }) =>
      addressHost({ id: `context:${name}`, source: 'docker-context', address }, env),
    ),
  ]
}

/** The hosts that ssh_config has a name for. They can be used, and saved, but are not shown among the others. */
export async function configHostsOf(env: NodeJS.ProcessEnv): Promise<RemoteHost[]> {
  const { blocks } = await readClientConfig(env)
  return configHosts(blocks).map((alias) => addressHost({ id: `ssh:${alias}`, source: 'ssh', address: alias }, env))
}

/**
 * The host of an `ssh://` address that nobody saved.
 * @throws Failure `ssh-address-*`.
 */
export function hostAt(address: string, env: NodeJS.ProcessEnv): RemoteHost {
  const normal = formatSshAddress(parseSshAddress(address))
  return addressHost({ id: normal, source: 'ssh', address: normal }, env)
}

function savedHost({ name, address, identity }: SavedHost, env: NodeJS.ProcessEnv): RemoteHost {
  return addressHost({ id: name, source: 'saved', address, ...(identity === undefined ? {} : { identity }) }, env)
}

interface Addressed extends Pick<RemoteHost, 'id' | 'source'> {
  readonly address: string
  readonly identity?: string
}

function addressHost({ id, source, address, identity }: Addressed, env: NodeJS.ProcessEnv): RemoteHost {
  const wanted = { name: id, ...(identity === undefined ? {} : { identity }) }
  const findTarget = async () =>
    resolveTarget({ ...wanted, address: parseSshAddress(address) }, await readClientConfig(env))
  return { id, source, label: address, open: (deps) => createSshTransport(findTarget, deps) }
}

function machineHost(name: string, { env, configDirectory }: RemoteHostPlaces): RemoteHost {
  const findTarget = async () => machineTarget(await readMachine(env, name), join(configDirectory, 'known_hosts'), env)
  return {
    id: `machine:${name}`,
    source: 'docker-machine',
    label: `docker-machine ${name}`,
    machineConfig: machineConfigFile(env, name),
    open: (deps) => orStopped(createSshTransport(findTarget, deps), name),
  }
}

/**
 * The one host that a person means: by its id, or by its name alone where that is unique. Undefined where there is none.
 * @throws Failure `host-ambiguous`.
 */
export function pickHost(id: string, hosts: readonly RemoteHost[]): RemoteHost | undefined {
  const exact = hosts.find((host) => host.id === id)
  const named = hosts.filter((host) => host.id.replace(/^[a-z]+:/, '') === id)
  if (!exact && named.length > 1) {
    throw new Failure('host-ambiguous', { host: id, candidates: named.map((host) => host.id).join(', ') })
  }
  return exact ?? named[0]
}
