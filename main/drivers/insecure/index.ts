import type { Driver } from '../driver.ts'
import { overdueNotes } from './overdue.ts'
import { planInsecure } from './plan.ts'
import { insecureRefreshes } from './refresh.ts'
import { dockerInsecureStatus } from './status.ts'

/** The list of insecure registries of a host's Docker engines: in daemon.json, or in their flags. */
export const insecureRegistries: Driver = {
  id: 'insecure',
  plans: { 'insecure-on': planInsecure, 'insecure-off': planInsecure },
  notes: (facts, intent) => (intent === undefined ? overdueNotes(facts) : []),
  insecure: dockerInsecureStatus,
  refreshes: insecureRefreshes,
}
