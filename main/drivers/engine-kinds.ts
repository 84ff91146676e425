import type { Engine, HostFacts } from '../../shared/model/facts.ts'
import { type EngineRestart, type Note, restartOf } from '../../shared/model/plan.ts'
import { isDesktop } from './docker-engine/desktop.ts'
import { desktopNotes } from './docker-engine/restart/desktop-notes.ts'
import { stoppedContainers } from './docker-engine/restart/plan-restart.ts'

/*
 * Questions about an engine, independent of drivers and decided by its kind. A new kind does not compile until each of
 * these functions has a case for it.
 */

/** How many containers stop with the engines that are restarted, as they run now. */
export function containersStopped({ engines }: HostFacts, restarts: readonly EngineRestart[]): number {
  const restarted = engines.filter((engine) => restartOf(engine, restarts) === 'restart')
  return restarted.reduce((sum, engine) => sum + containersStoppedWith(engine), 0)
}

function containersStoppedWith(engine: Engine): number {
  switch (engine.kind) {
    case 'docker':
      return stoppedContainers(engine)
  }
}

/** Whether an engine is a person's program with its files in their home; root must look there too. */
export function isInHome(engine: Engine): boolean {
  switch (engine.kind) {
    case 'docker':
      return isDesktop(engine)
  }
}

/** Notes about engines that a person must restart after these files changed, because Mooring does not. */
export function leftToPersonNotes(facts: HostFacts, paths: readonly string[]): Note[] {
  return facts.engines.flatMap((engine) => leftToPersonOf(engine, paths))
}

function leftToPersonOf(engine: Engine, paths: readonly string[]): Note[] {
  switch (engine.kind) {
    case 'docker':
      return desktopNotes({ engines: [engine] }, paths)
  }
}
