import type { Engine, HostFacts } from '../../../shared/model/facts.ts'
import { configPath } from './daemon-json/config-path.ts'

/** One daemon.json and the engines that read it. */
export interface Target {
  readonly path: string
  readonly engines: readonly Engine[]
  /** Whose the file is. */
  readonly uid: number
  readonly gid: number
}

/** A rootful Docker that is not there yet: its file can wait for it. */
const expected: Engine = {
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
  const engines = facts.engines.length > 0 ? facts.engines : [expected]
  const paths = [...new Set(engines.map((engine) => configPath(facts, engine)))]
  return paths.map((path) => {
    const readers = engines.filter((engine) => configPath(facts, engine) === path)
    const { uid, gid } = readers[0] ?? expected
    return { path, engines: readers, uid, gid }
  })
}
