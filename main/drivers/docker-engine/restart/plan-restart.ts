import { type DockerEngine, dockerEngines, type FileFact, type HostFacts } from '../../../../shared/model/facts.ts'
import type { EngineRestart, Note, RunOp } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { restartConfigPath } from '../config/config-file.ts'
import { isDesktop } from '../desktop.ts'
import { restartCommand, restartRun, restartSeverities } from './service.ts'

/** The restarts that a change needs if engines only read it at start. */
export interface RestartPlan {
  readonly restarts: readonly EngineRestart[]
  readonly runs: readonly RunOp[]
  readonly notes: readonly Note[]
  /** The engines that have read the change afterwards. */
  readonly upToDate: readonly DockerEngine[]
  /** The settings that the restarted engines will read. They were valid when surveyed, so they must not change. */
  readonly relies: readonly string[]
}

/**
 * Plans the restart of engines: none if a person postpones it or if their service is unknown.
 * @param engines running engines that have not read the change yet; the host's others are up to date.
 * @throws Failure `docker-config-broken` if one would not come back.
 */
export function planRestart(facts: HostFacts, engines: readonly DockerEngine[], postponed: boolean): RestartPlan {
  const restarts: EngineRestart[] = []
  const runs: RunOp[] = []
  const notes: Note[] = []
  const relies: string[] = []
  const waiting = new Set<DockerEngine>()
  for (const engine of engines) {
    const { service } = engine
    if (service === undefined) {
      notes.push(makeNote(restartSeverities, 'restart-by-hand', { pid: engine.pid ?? '?' }))
      waiting.add(engine)
    } else if (postponed) {
      notes.push(makeNote(restartSeverities, 'restart-waiting', { command: restartCommand(service) }))
      waiting.add(engine)
    } else {
      const path = restartConfigPath(facts, engine)
      if (path !== undefined) relies.push(path)
      restarts.push(engineRestart(engine, 'restart'))
      runs.push(restartRun(engine, service))
      notes.push(restartNote(engine, restartCommand(service)))
    }
  }
  const upToDate = dockerEngines(facts).filter((engine) => !waiting.has(engine))
  return { restarts, runs, notes, upToDate, relies }
}

/** What becomes of an engine, as a draft says it. */
export function engineRestart({ kind, uid, endpoint }: DockerEngine, restart: EngineRestart['restart']): EngineRestart {
  return { kind, uid, ...(endpoint === undefined ? {} : { endpoint }), restart }
}

/** Whether an engine runs, or may run: there is a socket, but an ordinary user cannot see its process. */
export function isRunning({ pid, endpoint }: DockerEngine): boolean {
  return pid !== undefined || endpoint !== undefined
}

/** Whether an engine started before a file was written, and so has not read it. False if the times are unknown. */
export function startedBefore({ since }: DockerEngine, { modified }: FileFact): boolean {
  return since !== undefined && modified !== undefined && since < modified
}

/**
 * How many containers stop when an engine restarts: with live-restore they keep running without the daemon (dockerd
 * --live-restore), and Docker Desktop is not restarted.
 */
export function stoppedContainers(engine: DockerEngine): number {
  return engine.liveRestore || isDesktop(engine) ? 0 : (engine.runningContainers ?? 0)
}

function restartNote({ liveRestore, runningContainers = 0 }: DockerEngine, command: string): Note {
  if (liveRestore || runningContainers === 0) return makeNote(restartSeverities, 'restart-spares')
  return makeNote(restartSeverities, 'restart-stops', { count: runningContainers, command })
}
