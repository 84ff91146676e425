import { Failure } from '../../../shared/failure.ts'
import type { DockerEngine, HostFacts } from '../../../shared/model/facts.ts'
import type { EngineRestart, Restart, RunOp } from '../../../shared/model/plan.ts'
import { isDesktop } from '../docker-engine/desktop.ts'
import { engineRestart } from '../docker-engine/restart/plan-restart.ts'
import { dockerRestart, restartRun } from '../docker-engine/restart/service.ts'
import { isDockerd, isSince } from '../docker-engine/version.ts'
import type { Refresh } from '../driver.ts'

/** What the engine must report about an entry after a stage, and after its roll-back. */
export interface Confirmation {
  readonly entry: string
  readonly after: 'listed' | 'unlisted'
  readonly before: 'listed' | 'unlisted'
}

/** Users may reload and query their own engines: the first argument is an engine's endpoint. */
function isOwnEngine({ engines, user }: HostFacts, [asked]: readonly string[]): boolean {
  return engines.some(({ endpoint, uid }) => endpoint === asked && uid === user.uid)
}

/** The refreshes in plans for insecure registries. */
export const insecureRefreshes: Readonly<Record<string, Refresh>> = {
  'docker-reload': { words: { phrase: 'refresh-docker-reload' }, isOwn: isOwnEngine },
  'docker-insecure': { words: { phrase: 'refresh-docker-insecure' }, isOwn: isOwnEngine },
  'docker-restart': dockerRestart,
}

/**
 * How an engine picks up a change. `none`: at its next start, because it does not run, cannot be asked, or is Docker
 * Desktop's. A reload reads the list since Docker 1.13 (moby daemon/reload.go reloadInsecureRegistries), flags never. A Docker
 * before 1.10 ends at the signal, and one that is called `docker` may be that old.
 */
export function refreshOf(engine: DockerEngine, flags: boolean): Restart {
  if (engine.endpoint === undefined || isDesktop(engine)) return 'none'
  const { version, args } = engine
  const isOld = version === undefined ? args.length > 0 && !isDockerd(args) : !isSince(engine, 1, 13)
  return flags || isOld ? 'restart' : 'reload'
}

/** The same of several engines, as a draft says it. */
export function restartsOf(engines: readonly DockerEngine[], flags: boolean): EngineRestart[] {
  return engines.flatMap((engine) => {
    const restart = refreshOf(engine, flags)
    return restart === 'none' ? [] : [engineRestart(engine, restart)]
  })
}

/**
 * The refreshes that make an engine read its settings again, and `docker-insecure ENDPOINT ENTRY AFTER BEFORE`, which
 * polls until the engine reports the entry as expected: neither a signal nor an exit status shows whether dockerd
 * accepted the list.
 * @throws Failure `daemon-no-service` if it must restart and its service is unknown.
 */
export function refreshRuns(engine: DockerEngine, refresh: Restart, confirmation: Confirmation): RunOp[] {
  const { endpoint, service, uid } = engine
  if (refresh === 'none' || endpoint === undefined) return []
  const { entry, after, before } = confirmation
  const confirm: RunOp = {
    op: 'run',
    refresh: 'docker-insecure',
    args: [endpoint, entry, after, before],
    timeoutSeconds: 30,
    shown: `docker -H ${endpoint} info --format '{{json .RegistryConfig}}'`,
  }
  if (refresh === 'reload') {
    // Without the process's number, so that hosts with the same plan show the same.
    const shown = `kill -HUP $(${uid === 0 ? 'pidof' : `pgrep -u ${uid} -x`} dockerd)`
    return [{ op: 'run', refresh: 'docker-reload', args: [endpoint], timeoutSeconds: 10, shown }, confirm]
  }
  if (!service) throw new Failure('daemon-no-service')
  return [restartRun(engine, service), confirm]
}
