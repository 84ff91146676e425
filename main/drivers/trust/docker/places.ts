import { type Engine, fileAt, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Registry } from '../../../../shared/model/inspection.ts'

/** Where an engine looks for a registry's certificates, and who owns what lies there. */
export interface Place {
  readonly directory: string
  readonly uid: number
  readonly gid: number
  /** The containerd spelling of the directory, beside the usual one. */
  readonly containerd: boolean
}

/** The directory for Docker where no engine tells another one. */
export const usualCertsDir = '/etc/docker/certs.d'

/**
 * The directories to fill for a registry: `certsDir/<name as in image references>` for each engine, and the containerd
 * spelling `host_port_` where it exists, because that one then wins (containerd hosts.go hostPaths).
 */
export function places(facts: HostFacts, registry: Registry): Place[] {
  const engines = facts.engines.length > 0 ? facts.engines : [{ certsDir: usualCertsDir, uid: 0, gid: 0 }]
  const all = engines.flatMap((engine) => placesOf(facts, engine, registry))
  return all.filter((place, index) => all.findIndex((other) => other.directory === place.directory) === index)
}

function placesOf(facts: HostFacts, engine: Pick<Engine, 'certsDir' | 'uid' | 'gid'>, registry: Registry): Place[] {
  const owner = { uid: engine.uid, gid: engine.gid }
  const usual: Place = { directory: `${engine.certsDir}/${registry.name}`, ...owner, containerd: false }
  const containerd = containerdSpelling(registry.name)
  if (containerd === undefined) return [usual]
  const preferred: Place = { directory: `${engine.certsDir}/${containerd}`, ...owner, containerd: true }
  return fileAt(facts, preferred.directory) ? [usual, preferred] : [usual]
}

/** `reg:5000` as `reg_5000_`; undefined for a name without a port. */
function containerdSpelling(name: string): string | undefined {
  const match = /^(.*):(\d+)$/.exec(name)
  return match ? `${match[1]}_${match[2]}_` : undefined
}
