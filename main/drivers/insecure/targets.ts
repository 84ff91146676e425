import { type DockerEngine, dockerEngines, type HostFacts } from '../../../shared/model/facts.ts'
import { configPath } from '../docker-engine/config/config-file.ts'

/** One daemon.json and the Docker engines that read it. */
export interface Target {
  readonly path: string
  readonly engines: readonly DockerEngine[]
  /** The file's owner. */
  readonly uid: number
  readonly gid: number
}

/** A rootful Docker that is not installed yet: its file can be there before it. */
const expected: DockerEngine = {
  kind: 'docker',
  flavour: 'rootful',
  reachable: false,
  args: [],
  certsDir: '/etc/docker/certs.d',
  uid: 0,
  gid: 0,
}

/** The files to change on a host, each once. */
export function targets(facts: HostFacts): Target[] {
  const found = dockerEngines(facts)
  const engines = found.length > 0 ? found : [expected]
  const paths = [...new Set(engines.map((engine) => configPath(facts, engine)))]
  return paths.map((path) => {
    const readers = engines.filter((engine) => configPath(facts, engine) === path)
    const { uid, gid } = readers[0] ?? expected
    return { path, engines: readers, uid, gid }
  })
}
