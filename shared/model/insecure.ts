import { z } from 'zod'
import { dockerEngineSchema } from './facts.ts'
import { failureDataSchema } from './failure-data.ts'

/** How an engine of any kind stands to a registry. */
const standingSchema = z.object({
  endpoint: z.string().optional(),
  /** By what it says itself; absent where it was not asked. */
  inForce: z.boolean().optional(),
  /** By what its next start will read. */
  isConfigured: z.boolean(),
  /** Why: an entry of its own, a range that its address is in, or one that every such engine has; and where it is written. */
  causes: z.array(
    z.object({ by: z.enum(['entry', 'range', 'built-in']), value: z.string(), path: z.string().optional() }),
  ),
  /** Until when it was wanted, ISO 8601, and whether that is over by the host's clock. */
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

/** How a host's engines stand to a registry. */
export const hostInsecureSchema = z.object({
  host: z.string(),
  engines: z.array(engineInsecureSchema),
  /** Why the host could not be looked at. */
  error: failureDataSchema.optional(),
})
export type HostInsecure = z.infer<typeof hostInsecureSchema>
