import { z } from 'zod'
import { dockerEngineSchema } from './facts.ts'
import { failureDataSchema } from './failure-data.ts'

/** How an engine of any kind stands to a registry. */
const standingSchema = z.object({
  endpoint: z.string().optional(),
  /** By its own report; absent without one. */
  inForce: z.boolean().optional(),
  /**
   * Why there is no report: nothing runs in a directory tree; no engine is there; it does not run; it was asked and did
   * not answer in time; this user may not ask it; it is too old to tell.
   */
  unasked: z.enum(['tree', 'absent', 'stopped', 'silent', 'refused', 'unsaid']).optional(),
  /** By the settings that its next start will read. */
  isConfigured: z.boolean(),
  /** Why: an entry of its own, a range that its address is in, or one that every such engine has; and where it is written. */
  causes: z.array(
    z.object({ by: z.enum(['entry', 'range', 'built-in']), value: z.string(), path: z.string().optional() }),
  ),
  /** The end of the wanted time, ISO 8601, and whether it has passed by the host's clock. */
  until: z.string().optional(),
  isOverdue: z.boolean(),
  /** Why its settings could not be read. */
  problem: failureDataSchema.optional(),
})

/** How one engine stands to a registry, by its kind. Kinds without such a list are left out. */
const engineInsecureSchema = z.discriminatedUnion('kind', [
  standingSchema.extend({ kind: z.literal('docker'), flavour: dockerEngineSchema.shape.flavour }),
])
export type EngineInsecure = z.infer<typeof engineInsecureSchema>

/** Whether an engine runs and has not told its list: nobody knows what it treats as insecure now. */
export function isUntold({ unasked }: Pick<EngineInsecure, 'unasked'>): boolean {
  return unasked === 'silent' || unasked === 'refused' || unasked === 'unsaid'
}

/** How the engines of a host stand to a registry, or to a range of addresses in their lists. */
const registryInsecureSchema = z.object({ registry: z.string(), engines: z.array(engineInsecureSchema) })
export type RegistryInsecure = z.infer<typeof registryInsecureSchema>

/** All that a host's engines list. */
export interface InsecureList {
  readonly registries: RegistryInsecure[]
  readonly incomplete: EngineInsecure[]
}

/** Which registries a host's engines treat as insecure. */
export const hostInsecureSchema = z.object({
  host: z.string(),
  /** Those that were asked about; else all that an engine lists, now or for its next start, or that Mooring switched on. */
  registries: z.array(registryInsecureSchema),
  /** If nothing was asked about: engines of which more may be insecure, since they did not tell or can't be read. */
  incomplete: z.array(engineInsecureSchema).optional(),
  /** Why the look at the host failed. */
  error: failureDataSchema.optional(),
})
export type HostInsecure = z.infer<typeof hostInsecureSchema>
