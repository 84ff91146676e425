import { z } from 'zod'
import { dockerEngineSchema } from './facts.ts'
import { failureDataSchema } from './failure-data.ts'
import { noteSchema } from './plan.ts'

/** An engine as the list shows it, by its kind. Whoever may not ask one for its version still sees whether it runs. */
const foundEngineSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('docker'),
    flavour: dockerEngineSchema.shape.flavour,
    version: z.string().optional(),
    isRunning: z.boolean(),
  }),
])
export type FoundEngine = z.infer<typeof foundEngineSchema>

/** A host as the list shows it. */
export const hostSchema = z.object({
  /** What `--host` takes: `local`, the name of a saved host, `machine:NAME`, `context:NAME`, `ssh:ALIAS`, `ssh://…`. */
  id: z.string(),
  /** Where Mooring knows it from; `ssh` is an alias of ssh_config or an address. */
  source: z.enum(['local', 'saved', 'docker-machine', 'docker-context', 'ssh']),
  /** For people: this machine's name, an address. */
  label: z.string(),
  /** What a look at it found. `looking` stands in events only, before the look has ended. */
  state: z.enum([
    'looking',
    'ready',
    'no-engine',
    'unsupported',
    'unreachable',
    'stopped',
    'key-unknown',
    'key-changed',
    'login-failed',
  ]),
  /** What was found, or why nothing could be, in a line; in English, for programs. */
  detail: z.string(),
  /** Its system's name; empty where nobody could look. */
  system: z.string(),
  /** Why it could not be looked at. For `key-unknown` its parameters are `address`, `type` and `fingerprint`. */
  error: failureDataSchema.optional(),
  /** Whether Mooring logs in as somebody who has to become root there: not all of its engines are theirs. */
  needsSudo: z.boolean(),
  engines: z.array(foundEngineSchema),
  /** Registries that Mooring put something for. */
  registries: z.array(z.string()),
  /** Those of them whose certificate it made trusted; the others are insecure only. */
  trusted: z.array(z.string()),
  unfinished: z.string().optional(),
  /** What there is to say about the way to it. */
  notes: z.array(noteSchema),
})
export type Host = z.infer<typeof hostSchema>

/** A host that ssh_config has a name for. */
export const hostSuggestionSchema = z.object({
  /** The alias, which will do for an address. */
  alias: z.string(),
  /** Where it leads to, by ssh_config: `user@host:port`; or in English why it leads nowhere. */
  detail: z.string(),
  /** Why it leads nowhere. */
  error: failureDataSchema.optional(),
})
export type HostSuggestion = z.infer<typeof hostSuggestionSchema>
