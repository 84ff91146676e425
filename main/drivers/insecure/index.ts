import type { HostFacts } from '../../../shared/model/facts.ts'
import type { Note } from '../../../shared/model/plan.ts'
import { makeNote } from '../../../shared/note.ts'
import { registryNamed } from '../../../shared/registry-reference.ts'
import type { Driver } from '../driver.ts'
import { insecureSeverities } from './notes.ts'
import { planInsecure } from './plan.ts'
import { insecureRefreshes } from './refresh.ts'
import { dockerInsecureEntries, dockerInsecureStatus } from './status.ts'

/** The list of insecure registries of a host's Docker engines: in daemon.json, or in their flags. */
export const insecureRegistries: Driver = {
  id: 'insecure',
  plans: { 'insecure-on': planInsecure, 'insecure-off': planInsecure },
  notes: (facts, intent) => (intent === undefined ? overdueNotes(facts) : []),
  insecure: dockerInsecureStatus,
  insecureEntries: dockerInsecureEntries,
  refreshes: insecureRefreshes,
}

/** A note for each registry that Mooring made insecure for a time, by this host's clock over, and that still is. */
export function overdueNotes(facts: HostFacts): Note[] {
  const registries = new Set(facts.receipts.flatMap(({ registry, until }) => (until === undefined ? [] : [registry])))
  return [...registries].sort().flatMap((registry) => {
    const known = registryNamed(registry)
    const overdue = (known ? dockerInsecureStatus(facts, known) : []).find(
      ({ isOverdue, causes }) => isOverdue && causes.some(({ by }) => by === 'entry'),
    )
    if (overdue?.until === undefined) return []
    return [makeNote(insecureSeverities, 'insecure-overdue', { registry, until: { at: overdue.until, to: 'minute' } })]
  })
}
