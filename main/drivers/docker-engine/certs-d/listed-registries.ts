import { baseName } from '../../../../shared/host-path.ts'
import { dockerEngines, expectedDocker, fileBehind, filesIn, type HostFacts } from '../../../../shared/model/facts.ts'
import { registryNamed } from '../../../../shared/registry-reference.ts'
import { machineCertsDirs } from '../../boot2docker/disk.ts'
import { isBoot2Docker } from '../../boot2docker/release.ts'
import { certificateFiles } from './certificate-files.ts'

/** The survey tells of so many directories that nobody named, in each certs.d directory (assets/host/survey/engine.sh). */
const toldLimit = 200

/** The certs.d directories of a host in which a survey of every registry leaves no directory out. */
export function listedCertsDirs(facts: HostFacts): string[] {
  const engines = [...dockerEngines(facts), ...expectedDocker(facts)]
  // Of another user's engine nothing is known, not even where that is.
  const usual = engines.flatMap(({ certsDir }) => (certsDir === '/' ? [] : [certsDir]))
  const all = isBoot2Docker(facts) ? machineCertsDirs(facts) : usual
  return [...new Set(all)].filter((directory) => filesIn(facts, directory).length < toldLimit)
}

/** The registries that Docker finds certificates for, whoever put them there. */
export function listedRegistries(facts: HostFacts): string[] {
  const names = listedCertsDirs(facts).flatMap((directory) =>
    filesIn(facts, directory).flatMap(({ path }) => {
      const isFilled = fileBehind(facts, path)?.kind === 'directory' && certificateFiles(facts, path).length > 0
      return isFilled ? registryOf(baseName(path)) : []
    }),
  )
  return [...new Set(names)].sort()
}

/** The registry of a directory, also in containerd's spelling `host_port_`; nothing for what no image reference names. */
function registryOf(name: string): string[] {
  const registry = registryNamed(name.replace(/^(.+)_(\d+)_$/, '$1:$2'))
  return registry ? [registry.name] : []
}
