import { type DockerEngine, dockerEngines, expectedDocker, type HostFacts } from '../../../shared/model/facts.ts'
import { configPath } from '../docker-engine/config/config-file.ts'

/** One daemon.json and the Docker engines that read it. */
export interface Target {
  readonly path: string
  readonly engines: readonly DockerEngine[]
  /** The file's owner. */
  readonly uid: number
  readonly gid: number
}

/** The files to change on a host, each once; that of a Docker which is not there yet can wait for it. */
export function targets(facts: HostFacts): Target[] {
  const readers = new Map<string, [DockerEngine, ...DockerEngine[]]>()
  for (const engine of [...dockerEngines(facts), ...expectedDocker(facts)]) {
    const path = configPath(facts, engine)
    readers.set(path, [...(readers.get(path) ?? []), engine])
  }
  return [...readers].map(([path, engines]) => ({ path, engines, uid: engines[0].uid, gid: engines[0].gid }))
}
