import { keyKindSchema, profileSchema, revocationReasonSchema } from '../../../shared/model/authority.ts'
import { persistSchema } from '../../../shared/model/intent.ts'
import type { PhraseCode } from '../../../shared/words/en/phrases.ts'
import type { Phrase } from '../../../shared/words/param.ts'

/** A list that only the running program can produce. */
export type List = 'hosts' | 'changes' | 'registries'

/** The possible values of a kind. Without either, only a person knows them. */
interface ValueGrammar {
  /** All possible values. */
  readonly choices?: readonly string[]
  /** What completion offers for it. */
  readonly offers?: 'files' | 'directories' | List
}

export const shells = ['bash', 'zsh', 'fish'] as const

/** The kinds of values that arguments and options take. */
export const values = {
  registry: { offers: 'registries' },
  host: { offers: 'hosts' },
  name: {},
  address: {},
  hostKey: {},
  change: { offers: 'changes' },
  shell: { choices: shells },
  word: {},
  command: {},
  file: { offers: 'files' },
  directory: { offers: 'directories' },
  sha256: {},
  time: {},
  count: {},
  port: {},
  certificate: {},
  subject: {},
  domain: {},
  serial: {},
  request: { offers: 'files' },
  profile: { choices: profileSchema.options },
  'key-kind': { choices: keyKindSchema.options },
  reason: { choices: revocationReasonSchema.options },
  persistence: { choices: persistSchema.options },
} as const satisfies Record<string, ValueGrammar>
export type ValueName = keyof typeof values

/** What one kind of value can be. */
export const valueGrammar = (value: ValueName): ValueGrammar => values[value]

/** The placeholder for a value in a sentence or a usage line. */
export function placeholder(value: ValueName): Phrase & { readonly phrase: PhraseCode } {
  return { phrase: `value-${value}` }
}
