import { type DockerEngine, dockerEngines, type Engine, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { isRunning } from '../../docker-engine/restart/plan-restart.ts'
import type { StoreFamily } from './families.ts'
import { storeSeverities } from './notes.ts'

/** The running engines that read this store when they start, and know of a change after a restart. */
export function readers(facts: HostFacts, store: StoreFamily): DockerEngine[] {
  return facts.engines.flatMap((engine) => readersOf(engine, store))
}

function readersOf(engine: Engine, store: StoreFamily): DockerEngine[] {
  switch (engine.kind) {
    case 'docker':
      return isRunning(engine) && !readsAnother(engine, store) ? [engine] : []
  }
}

/** A word about engines that the store does not reach. */
export function readerNotes(facts: HostFacts, store: StoreFamily): Note[] {
  const others = dockerEngines(facts).filter((engine) => readsAnother(engine, store))
  const flavours = new Set(others.map(({ flavour }) => flavour))
  return [
    ...(flavours.has('snap') ? [makeNote(storeSeverities, 'snap-own-store')] : []),
    ...(flavours.has('desktop') ? [makeNote(storeSeverities, 'desktop-own-store')] : []),
  ]
}

/**
 * snap-confine shows a snap the /etc/ssl of its base, but on Debian and its kin the host's (mount-support.c). For Linux
 * nobody says that Docker Desktop's virtual machine gets the host's store, as it does on macOS and Windows.
 */
function readsAnother({ flavour }: DockerEngine, { id }: StoreFamily): boolean {
  return flavour === 'desktop' || (flavour === 'snap' && id !== 'debian')
}
