import { z } from 'zod'
import { hostSources } from '../host-sources.ts'
import { listed, type Param, type Phrase } from '../words/param.ts'
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

/** A key that a host showed, and that is not taken for that host's. */
export const hostKeySchema = z.object({
  /** Whose it is: the host itself, or one on the way to it, by the id that it can be looked at by. */
  host: z.string(),
  /** `host:port`. */
  address: z.string(),
  /** As SSH calls it: `ssh-ed25519`. */
  type: z.string(),
  /** `SHA256:…`, as ssh-keygen prints it. */
  fingerprint: z.string(),
  /** The known_hosts file, and the line in it, that speaks against the key; absent where no line knows the host. */
  file: z.string().optional(),
  line: z.number().int().optional(),
})
export type HostKey = z.infer<typeof hostKeySchema>

/** A host as the list shows it. */
export const hostSchema = z.object({
  /** What `--host` takes: `local`, the name of a saved host, `machine:NAME`, `context:NAME`, `ssh:ALIAS`, `ssh://…`. */
  id: z.string(),
  /** Where Mooring knows it from; `ssh` is an alias of ssh_config or an address. */
  source: z.enum(hostSources),
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
  /** Why it could not be looked at. */
  error: failureDataSchema.optional(),
  /** For `key-unknown` and `key-changed`: the key that it, or a host on the way to it, showed. */
  hostKey: hostKeySchema.optional(),
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

/** A host that a person added under a name. */
export const savedHostSchema = z.object({
  name: z.string(),
  /** `ssh://user@host:port`, or an alias of ssh_config. */
  address: z.string(),
  /** A private key file on the workstation, absolute. */
  identity: z.string().optional(),
})
export type SavedHost = z.infer<typeof savedHostSchema>

/** What was found on a host, in a row: its system and its engines. An empty text where nobody could look. */
export function foundOn({ system, engines }: Pick<Host, 'system' | 'engines'>): Param {
  if (system === '') return ''
  return listed([
    system,
    ...(engines.length > 0 ? engines.map(enginePhrase) : [{ phrase: 'no-engine-found' } as const]),
  ])
}

function enginePhrase(found: FoundEngine): Phrase {
  switch (found.kind) {
    case 'docker': {
      const { flavour, version, isRunning } = found
      const engine: Phrase =
        version !== undefined
          ? { phrase: 'engine-version', params: { version } }
          : { phrase: isRunning ? 'engine-running' : 'engine-not-running' }
      return flavour === 'rootful' ? engine : { phrase: 'engine-of-flavour', params: { engine, flavour } }
    }
  }
}

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
