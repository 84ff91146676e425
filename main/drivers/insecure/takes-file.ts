import type { DockerEngine, HostFacts } from '../../../shared/model/facts.ts'
import { isBoot2Docker } from '../boot2docker/release.ts'
import { nextArgs } from '../docker-engine/command-line/next-args.ts'
import { isConfigKept } from '../docker-engine/config/config-file.ts'
import { isDockerd, isSince } from '../docker-engine/version.ts'

/**
 * Whether an engine surely accepts the list in daemon.json: it exists since Docker 1.11, and an earlier Docker does not start
 * with it. A flag is fine for each.
 */
export function takesFile(facts: HostFacts, engine: DockerEngine): boolean {
  if (!isConfigKept(facts)) return false
  if (engine.version !== undefined) return isSince(engine, 1, 11)
  // Boot2Docker's release is that of its Docker.
  if (isBoot2Docker(facts) && /^\d+\.\d+/.test(facts.os.version)) return isSince(facts.os, 1, 11)
  return isNewKind(facts, engine)
}

/**
 * Whether what starts an engine is surely new enough. Snap's, rootless ones and Docker Desktop's are. Where nothing runs and
 * nothing says how it is started, only the program `dockerd` has told of it, or it is still to come.
 */
function isNewKind(facts: HostFacts, engine: DockerEngine): boolean {
  const { flavour, args, pid, endpoint, service } = engine
  if (flavour !== 'rootful') return true
  if (pid === undefined && endpoint === undefined && service === undefined) return true
  return isDockerd(args.length > 0 ? args : (nextArgs(facts, engine) ?? []))
}
