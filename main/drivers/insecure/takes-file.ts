import { type DockerEngine, fileBehind, type HostFacts } from '../../../shared/model/facts.ts'
import { isBoot2Docker } from '../boot2docker/release.ts'
import { nextArgs } from '../docker-engine/command-line/next-args.ts'
import { initScript, scriptStartsDockerd, scriptVariables } from '../docker-engine/command-line/script-variables.ts'
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
  if (args.length > 0) return isDockerd(args)
  if (service?.manager === 'openrc' || service?.manager === 'sysv') return isScriptNew(facts, service.manager)
  return isDockerd(nextArgs(facts, engine) ?? [])
}

/** Whether the init script, which nobody but root writes, starts a program that is new enough. */
function isScriptNew(facts: HostFacts, manager: 'openrc' | 'sysv'): boolean {
  const settings = scriptVariables[manager].map(([path]) => path)
  const texts = [initScript, ...settings].map((path) => fileBehind(facts, path))
  // What nobody could read may name another program.
  if (!texts[0]?.text || texts.some((file) => file && file.text === undefined)) return false
  return scriptStartsDockerd(texts.flatMap((file) => file?.text ?? []))
}
