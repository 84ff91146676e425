import { Failure } from '../../../../shared/failure.ts'
import { parentOf } from '../../../../shared/host-path.ts'
import { fileBehind, type HostFacts, isLive, type TrustStore } from '../../../../shared/model/facts.ts'
import { has, isBoot2Docker } from '../../boot2docker/release.ts'
import { boot2dockerStore, families, type StoreFamily } from './families.ts'

type Managed = 'store-flatcar' | 'store-nixos' | 'store-talos' | 'store-image'

/** Systems, by os-release ID, whose trust store cannot be changed with files and a command, and their failures. */
const managed: ReadonlyMap<string, Managed> = new Map([
  ['flatcar', 'store-flatcar'],
  ['nixos', 'store-nixos'],
  ['talos', 'store-talos'],
  ['bottlerocket', 'store-image'],
  ['cos', 'store-image'],
])

/**
 * Finds a host's trust store: by its directory and command, or by the system's name if one of them is missing.
 * @throws Failure one of the `store-*` rows if it cannot be changed.
 */
export function findStore(facts: HostFacts): StoreFamily {
  const system = facts.os.name || facts.os.id || facts.os.kernel
  const store = storeKind(facts)
  if (isBoot2Docker(facts)) {
    if (!store) throw new Failure('store-boot2docker', { system })
    return store
  }
  refuseManaged(facts)
  if (!store) throw new Failure('store-unknown', { system })
  if (isLive(facts) && !hasCommand(facts, store.command)) {
    throw new Failure('store-tools-missing', { command: store.command, package: store.package })
  }
  const directory = [store.directory, parentOf(store.bundle)].find((each) => storeOf(facts).readOnly.includes(each))
  if (directory !== undefined) throw new Failure('store-read-only', { directory })
  return store
}

/** The same for reading only, even if it cannot be changed; undefined if unknown. */
export function storeKind(facts: HostFacts): StoreFamily | undefined {
  if (isBoot2Docker(facts)) return has(facts, 'certs') ? boot2dockerStore : undefined
  return families.find((family) => isThere(facts, family)) ?? families.find((family) => isNamed(facts, family))
}

function refuseManaged(facts: HostFacts): void {
  const { id, name } = facts.os
  const code = managed.get(id) ?? (storeOf(facts).ostree ? ('store-ostree' as const) : undefined)
  if (code) throw new Failure(code, { system: name })
}

function isThere(facts: HostFacts, { directory, command, mark }: StoreFamily): boolean {
  const isDirectory = fileBehind(facts, directory)?.kind === 'directory'
  return isDirectory && hasCommand(facts, command) && (mark === undefined || hasCommand(facts, mark))
}

function isNamed({ os }: HostFacts, { systems }: StoreFamily): boolean {
  return [os.id, ...os.like].some((name) => systems.includes(name))
}

function hasCommand(facts: HostFacts, command: string): boolean {
  return storeOf(facts).commands.includes(command)
}

function storeOf({ trustStore }: HostFacts): TrustStore {
  return trustStore ?? { commands: [], readOnly: [], ostree: false }
}
