import type { Engine, HostFacts } from '../../../../shared/model/facts.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { runningEngines } from '../../docker-engine/restart/plan-restart.ts'
import type { StoreFamily } from './families.ts'
import { storeNotes } from './notes.ts'

/** The running engines that read this store when they start. */
export function readers(facts: HostFacts, store: StoreFamily): Engine[] {
  return runningEngines(facts).filter((engine) => !readsAnother(engine, store))
}

/** A word about engines that the store does not reach. */
export function readerNotes({ engines }: HostFacts, store: StoreFamily): Note[] {
  const others = new Set(engines.filter((engine) => readsAnother(engine, store)).map(({ flavour }) => flavour))
  return [
    ...(others.has('snap') ? [makeNote(storeNotes, 'snap-own-store')] : []),
    ...(others.has('desktop') ? [makeNote(storeNotes, 'desktop-own-store')] : []),
  ]
}

/**
 * snap-confine shows a snap the /etc/ssl of its base, but on Debian and its kin the host's (mount-support.c). For Linux
 * nobody says that Docker Desktop's virtual machine gets the host's store, as it does on macOS and Windows.
 */
function readsAnother({ flavour }: Engine, { id }: StoreFamily): boolean {
  return flavour === 'desktop' || (flavour === 'snap' && id !== 'debian')
}
