import { z } from 'zod'

/** A host as the list shows it. */
export const hostSchema = z.object({
  /** What `--host` takes: `local`, or a name. */
  id: z.string(),
  source: z.enum(['local']),
  label: z.string(),
  /** What a look at it found; absent until looked at. */
  state: z.enum(['ready', 'no-engine', 'unsupported', 'unreachable']),
  detail: z.string(),
  engines: z.array(z.object({ kind: z.string(), flavour: z.string(), version: z.string().optional() })),
  /** Registries that Mooring put something for. */
  registries: z.array(z.string()),
  unfinished: z.string().optional(),
})
export type Host = z.infer<typeof hostSchema>
