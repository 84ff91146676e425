import type { Engine, FileFact, HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft, Note, RunOp } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { configPath } from '../../insecure/daemon-json/config-path.ts'
import { refuseBrokenConfig } from './config-file.ts'
import { restartNotes } from './notes.ts'
import { restartCommand, restartRun } from './service.ts'

/** What a change that an engine only sees at its start means for the engines of a host. */
export interface RestartPlan {
  readonly restart: Draft['restart']
  readonly runs: readonly RunOp[]
  readonly notes: readonly Note[]
  /** Those that know of the change afterwards. */
  readonly upToDate: readonly Engine[]
  /** The settings that those which restart will read then: good when they were looked at, so they must not change. */
  readonly relies: readonly string[]
}

/**
 * Plans the restart of engines: none where a person postpones it, or where nobody knows what starts them.
 * @param engines running ones that do not know of the change yet; the host's others are up to date.
 * @throws Failure `docker-config-broken` where one would not come back.
 */
export function planRestart(facts: HostFacts, engines: readonly Engine[], postponed: boolean): RestartPlan {
  const runs: RunOp[] = []
  const notes: Note[] = []
  const relies: string[] = []
  const waiting = new Set<Engine>()
  for (const engine of engines) {
    const { service } = engine
    if (service === undefined) {
      notes.push(makeNote(restartNotes, 'restart-by-hand', { pid: engine.pid ?? '?' }))
      waiting.add(engine)
    } else if (postponed) {
      notes.push(makeNote(restartNotes, 'restart-waiting', { command: restartCommand(service) }))
      waiting.add(engine)
    } else {
      refuseBrokenConfig(facts, engine)
      relies.push(configPath(facts, engine))
      runs.push(restartRun(engine, service))
      notes.push(restartNote(engine, restartCommand(service)))
    }
  }
  const upToDate = facts.engines.filter((engine) => !waiting.has(engine))
  return { restart: runs.length > 0 ? 'restart' : 'none', runs, notes, upToDate, relies }
}

/** Engines that run, or may: a socket is there, but an ordinary user cannot see whose. */
export function runningEngines({ engines }: HostFacts): Engine[] {
  return engines.filter(({ pid, endpoint }) => pid !== undefined || endpoint !== undefined)
}

/** Whether an engine started before a file was written, and so has not read it. False where the host cannot tell. */
export function startedBefore({ since }: Engine, { modified }: FileFact): boolean {
  return since !== undefined && modified !== undefined && since < modified
}

/** With live-restore, containers go on while their daemon is away. */
function restartNote({ liveRestore, runningContainers = 0 }: Engine, command: string): Note {
  if (liveRestore || runningContainers === 0) return makeNote(restartNotes, 'restart-spares')
  return makeNote(restartNotes, 'restart-stops', { count: runningContainers, command })
}
