import { Failure } from '../../../../shared/failure.ts'
import { type DockerEngine, fileBehind, type HostFacts } from '../../../../shared/model/facts.ts'
import { isSince } from '../version.ts'
import { configPath } from './config-path.ts'
import { outlineOf } from './json-outline.ts'

/** What is no JSON for the standard, and dockerd has taken since 23.0 (moby daemon/config getConflictFreeConfiguration). */
const tolerated: ReadonlySet<string> = new Set(['daemon-json-empty', 'daemon-json-encoding'])

/**
 * A daemon whose daemon.json was broken while it ran does not come back from a restart, and no roll-back of ours would
 * help it. Better to find out before.
 * @throws Failure `docker-config-broken`.
 */
export function refuseBrokenConfig(facts: HostFacts, engine: DockerEngine): void {
  const path = configPath(facts, engine)
  const text = fileBehind(facts, path)?.text
  if (text === undefined) return
  try {
    outlineOf({ path, text })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (tolerated.has(error.code) && isSince(engine, 23, 0)) return
    throw new Failure('docker-config-broken', { detail: { error: error.code, params: error.params } })
  }
}
