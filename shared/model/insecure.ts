import { z } from 'zod'
import { dockerEngineSchema } from './facts.ts'
import { failureDataSchema } from './failure-data.ts'

/** Whether one Docker engine treats a registry as insecure; other kinds have no such list. */
const engineInsecureSchema = z.object({
  flavour: dockerEngineSchema.shape.flavour,
  endpoint: z.string().optional(),
  /** By its own report; absent if it was not asked. */
  inForce: z.boolean().optional(),
  /** By the settings that its next start will read. */
  isConfigured: z.boolean(),
  /** The cause: its own entry, a range with its address, or a range built into dockerd; and its place. */
  causes: z.array(
    z.object({ by: z.enum(['entry', 'range', 'built-in']), value: z.string(), path: z.string().optional() }),
  ),
  /** The end of the wanted time, ISO 8601, and whether it has passed by the host's clock. */
  until: z.string().optional(),
  isOverdue: z.boolean(),
  /** Why its settings could not be read. */
  problem: failureDataSchema.optional(),
})
export type EngineInsecure = z.infer<typeof engineInsecureSchema>

/** Whether a host's engines treat a registry as insecure. */
export const hostInsecureSchema = z.object({
  host: z.string(),
  engines: z.array(engineInsecureSchema),
  /** Why the look at the host failed. */
  error: failureDataSchema.optional(),
})
export type HostInsecure = z.infer<typeof hostInsecureSchema>
