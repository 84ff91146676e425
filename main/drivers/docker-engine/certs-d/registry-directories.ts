import { joinPath } from '../../../../shared/host-path.ts'
import {
  type DockerEngine,
  dockerEngines,
  expectedDocker,
  fileAt,
  type HostFacts,
} from '../../../../shared/model/facts.ts'
import type { Registry } from '../../../../shared/model/inspection.ts'

/** A registry's directory in a certs.d directory, and the owner of its files. */
export interface RegistryDirectory {
  readonly path: string
  readonly uid: number
  readonly gid: number
  /** The containerd spelling of the directory, beside the usual one. */
  readonly isContainerds: boolean
}

/**
 * The directories to fill for a registry: `certsDir/<name as in image references>` for each engine, and the containerd
 * spelling `host_port_` if it exists, because it then takes precedence (containerd hosts.go hostPaths).
 */
export function registryDirectories(facts: HostFacts, registry: Registry): RegistryDirectory[] {
  const engines = [...dockerEngines(facts), ...expectedDocker(facts)]
  const all = engines.flatMap((engine) => directoriesOf(facts, engine, registry))
  return all.filter(({ path }, index) => all.findIndex((other) => other.path === path) === index)
}

function directoriesOf(
  facts: HostFacts,
  { certsDir, uid, gid }: Pick<DockerEngine, 'certsDir' | 'uid' | 'gid'>,
  registry: Registry,
): RegistryDirectory[] {
  const usual: RegistryDirectory = { path: joinPath(certsDir, registry.name), uid, gid, isContainerds: false }
  const containerd = containerdSpelling(registry.name)
  if (containerd === undefined) return [usual]
  const preferred: RegistryDirectory = { path: joinPath(certsDir, containerd), uid, gid, isContainerds: true }
  return fileAt(facts, preferred.path) ? [usual, preferred] : [usual]
}

/** `reg:5000` as `reg_5000_`; undefined for a name without a port. */
function containerdSpelling(name: string): string | undefined {
  const match = /^(.*):(\d+)$/.exec(name)
  return match ? `${match[1]}_${match[2]}_` : undefined
}
