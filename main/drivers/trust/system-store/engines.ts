import { type DockerEngine, dockerEngines, type Engine, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { isRunning } from '../../docker-engine/restart/plan-restart.ts'
import type { StoreFamily } from './families.ts'
import { storeSeverities } from './notes.ts'

/** The running engines that read this store at start, and so pick up a change after a restart. */
export function readers(facts: HostFacts, store: StoreFamily): DockerEngine[] {
  return facts.engines.flatMap((engine) => readersOf(engine, store))
}

function readersOf(engine: Engine, store: StoreFamily): DockerEngine[] {
  switch (engine.kind) {
    case 'docker':
      return isRunning(engine) && !readsAnother(engine, store) ? [engine] : []
  }
}

/** Notes about engines that do not read the system store. */
export function readerNotes(facts: HostFacts, store: StoreFamily): Note[] {
  const others = dockerEngines(facts).filter((engine) => readsAnother(engine, store))
  const flavours = new Set(others.map(({ flavour }) => flavour))
  return [
    ...(flavours.has('snap') ? [makeNote(storeSeverities, 'snap-own-store')] : []),
    ...(flavours.has('desktop') ? [makeNote(storeSeverities, 'desktop-own-store')] : []),
  ]
}

/**
 * snap-confine gives a snap the /etc/ssl of its base, but on Debian and its derivatives the host's (mount-support.c).
 * Docker Desktop's virtual machine gets the host's store on macOS and Windows; for Linux this is not documented.
 */
function readsAnother({ flavour }: DockerEngine, { id }: StoreFamily): boolean {
  return flavour === 'desktop' || (flavour === 'snap' && id !== 'debian')
}
