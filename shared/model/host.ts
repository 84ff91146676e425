import { z } from 'zod'
import { hostSources } from '../host-sources.ts'
import { listed, type Param, type Phrase } from '../words/param.ts'
import { dockerEngineSchema } from './facts.ts'
import { failureDataSchema } from './failure-data.ts'
import { noteSchema } from './plan.ts'

/** An engine in the list of hosts, by its kind. Users who may not ask it for its version still see whether it runs. */
const foundEngineSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('docker'),
    flavour: dockerEngineSchema.shape.flavour,
    version: z.string().optional(),
    isRunning: z.boolean(),
    /** It was asked and did not answer in time. */
    isSilent: z.literal(true).optional(),
  }),
])
export type FoundEngine = z.infer<typeof foundEngineSchema>

/** A host's key that is not verified as that host's. */
export const hostKeySchema = z.object({
  /** Its host: the host itself or a jump host, by its id. */
  host: z.string(),
  /** `host:port`. */
  address: z.string(),
  /** SSH's name of the type: `ssh-ed25519`. */
  type: z.string(),
  /** `SHA256:…`, as ssh-keygen prints it. */
  fingerprint: z.string(),
  /** The known_hosts file and line with another key; absent if the host is in none. */
  file: z.string().optional(),
  line: z.number().int().optional(),
})
export type HostKey = z.infer<typeof hostKeySchema>

/** A host as the list shows it. */
export const hostSchema = z.object({
  /** A value of `--host`: `local`, the name of a saved host, `machine:NAME`, `context:NAME`, `ssh:ALIAS`, `ssh://…`. */
  id: z.string(),
  /** Where Mooring knows it from; `ssh` is an alias of ssh_config or an address. */
  source: z.enum(hostSources),
  /** For people: this machine's name, an address. */
  label: z.string(),
  /** The result of a look. `looking` occurs in events only, before the look has ended. */
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
  /** What was found, or why the look failed, in one line; in English, for programs. */
  detail: z.string(),
  /** Its system's name; empty if the look failed. */
  system: z.string(),
  /** Why the look failed. */
  error: failureDataSchema.optional(),
  /** For `key-unknown` and `key-changed`: the key of the host or of a jump host. */
  hostKey: hostKeySchema.optional(),
  /** Whether Mooring needs root rights there: the login user does not own all engines. */
  needsSudo: z.boolean(),
  engines: z.array(foundEngineSchema),
  /** The registries that Mooring configured. */
  registries: z.array(z.string()),
  /** Those of them that it made trusted, and those that it made insecure; some are both. */
  trusted: z.array(z.string()),
  insecure: z.array(z.string()),
  /** Those trusted ones whose directory in certs.d is not there any more, as far as the login user may look. */
  gone: z.array(z.string()),
  /** What else Docker's certs.d is set up for: directories that no change of Mooring's is known of. */
  byHand: z.array(z.string()),
  unfinished: z.string().optional(),
  /** Notes about the way to it. */
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
      const { flavour, version, isRunning, isSilent } = found
      const engine: Phrase =
        version !== undefined
          ? { phrase: 'engine-version', params: { version } }
          : { phrase: isSilent ? 'engine-silent' : isRunning ? 'engine-running' : 'engine-not-running' }
      return flavour === 'rootful'
        ? engine
        : { phrase: 'engine-of-flavour', params: { engine, flavour: { phrase: `flavour-${flavour}` } } }
    }
  }
}

/** A host that ssh_config has a name for. */
export const hostSuggestionSchema = z.object({
  /** The alias, which is valid as an address. */
  alias: z.string(),
  /** Its address in ssh_config: `user@host:port`; or why there is none, in English. */
  detail: z.string(),
  /** Why there is no address. */
  error: failureDataSchema.optional(),
})
export type HostSuggestion = z.infer<typeof hostSuggestionSchema>
