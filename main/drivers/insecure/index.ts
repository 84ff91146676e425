import type { HostFacts } from '../../../shared/model/facts.ts'
import type { Note } from '../../../shared/model/plan.ts'
import { makeNote } from '../../../shared/note.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import type { Driver } from '../driver.ts'
import { insecureSeverities } from './notes.ts'
import { planInsecure } from './plan.ts'
import { insecureRefreshes } from './refresh.ts'
import { insecureStatus } from './status.ts'

/** The list of insecure registries of a host's Docker engines: in daemon.json, or in their flags. */
export const insecureRegistries: Driver = {
  id: 'insecure',
  plans: { 'insecure-on': planInsecure, 'insecure-off': planInsecure },
  notes: (facts, intent) => (intent === undefined ? overdueNotes(facts) : []),
  refreshes: insecureRefreshes,
}

/**
 * A note for each registry that Mooring made insecure for a limited time, that is still insecure although the time is
 * over by the host's clock.
 */
export function overdueNotes(facts: HostFacts): Note[] {
  const registries = new Set(facts.receipts.flatMap(({ registry, until }) => (until === undefined ? [] : [registry])))
  return [...registries].sort().flatMap((registry) => {
    const engines = isRegistry(registry) ? insecureStatus(facts, parseRegistry(registry)) : []
    const overdue = engines.find(({ isOverdue, causes }) => isOverdue && causes.some(({ by }) => by === 'entry'))
    if (overdue?.until === undefined) return []
    return [makeNote(insecureSeverities, 'insecure-overdue', { registry, until: { at: overdue.until, to: 'minute' } })]
  })
}

/** A host may report anything. */
function isRegistry(name: string): boolean {
  try {
    return parseRegistry(name).name === name
  } catch {
    return false
  }
}
