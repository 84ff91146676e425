import { z } from 'zod'

/** A host as the list shows it. */
export const hostSchema = z.object({
  /** What `--host` takes: `local`, the name of a saved host, `machine:NAME`, `context:NAME`, `ssh:ALIAS`. */
  id: z.string(),
  /** Where Mooring knows it from; `ssh` is an alias of ssh_config or an address. */
  source: z.enum(['local', 'saved', 'docker-machine', 'docker-context', 'ssh']),
  label: z.string(),
  /** What a look at it found; absent until looked at. */
  state: z.enum(['ready', 'no-engine', 'unsupported', 'unreachable']),
  detail: z.string(),
  engines: z.array(z.object({ kind: z.string(), flavour: z.string(), version: z.string().optional() })),
  /** Registries that Mooring put something for. */
  registries: z.array(z.string()),
  /** Those of them whose certificate it made trusted; the others are insecure only. */
  trusted: z.array(z.string()),
  unfinished: z.string().optional(),
})
export type Host = z.infer<typeof hostSchema>
