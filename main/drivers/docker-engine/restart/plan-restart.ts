import { type DockerEngine, dockerEngines, type FileFact, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Note, Restart, RunOp } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { configPath, refuseBrokenConfig } from '../config/config-file.ts'
import { isDesktop } from '../desktop.ts'
import { restartCommand, restartRun, restartSeverities } from './service.ts'

/** What a change that an engine only sees at its start means for the engines of a host. */
export interface RestartPlan {
  readonly restart: Restart
  readonly runs: readonly RunOp[]
  readonly notes: readonly Note[]
  /** Those that know of the change afterwards. */
  readonly upToDate: readonly DockerEngine[]
  /** The settings that those which restart will read then: good when they were looked at, so they must not change. */
  readonly relies: readonly string[]
}

/**
 * Plans the restart of engines: none where a person postpones it, or where nobody knows what starts them.
 * @param engines running ones that do not know of the change yet; the host's others are up to date.
 * @throws Failure `docker-config-broken` where one would not come back.
 */
export function planRestart(facts: HostFacts, engines: readonly DockerEngine[], postponed: boolean): RestartPlan {
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
      refuseBrokenConfig(facts, engine)
      relies.push(configPath(facts, engine))
      runs.push(restartRun(engine, service))
      notes.push(restartNote(engine, restartCommand(service)))
    }
  }
  const upToDate = dockerEngines(facts).filter((engine) => !waiting.has(engine))
  return { restart: runs.length > 0 ? 'restart' : 'none', runs, notes, upToDate, relies }
}

/** Whether an engine runs, or may: a socket is there, but an ordinary user cannot see whose. */
export function isRunning({ pid, endpoint }: DockerEngine): boolean {
  return pid !== undefined || endpoint !== undefined
}

/** Whether an engine started before a file was written, and so has not read it. False where the host cannot tell. */
export function startedBefore({ since }: DockerEngine, { modified }: FileFact): boolean {
  return since !== undefined && modified !== undefined && since < modified
}

/**
 * How many containers stop when an engine is restarted: with live-restore they go on while the daemon is away
 * (dockerd --live-restore), and Docker Desktop is not restarted.
 */
export function stoppedContainers(engine: DockerEngine): number {
  return engine.liveRestore || isDesktop(engine) ? 0 : (engine.runningContainers ?? 0)
}

/** With live-restore, containers go on while their daemon is away. */
function restartNote({ liveRestore, runningContainers = 0 }: DockerEngine, command: string): Note {
  if (liveRestore || runningContainers === 0) return makeNote(restartSeverities, 'restart-spares')
  return makeNote(restartSeverities, 'restart-stops', { count: runningContainers, command })
}
