import { z } from 'zod'
import { dockerEngineSchema } from './facts.ts'
import { failureDataSchema } from './failure-data.ts'

/** How an engine of any kind stands to a registry. */
const standingSchema = z.object({
  endpoint: z.string().optional(),
  /** By its own report; absent if it was not asked. */
  inForce: z.boolean().optional(),
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

/** Whether a host's engines treat a registry as insecure. */
export const hostInsecureSchema = z.object({
  host: z.string(),
  engines: z.array(engineInsecureSchema),
  /** Why the look at the host failed. */
  error: failureDataSchema.optional(),
})
export type HostInsecure = z.infer<typeof hostInsecureSchema>
