import { persistSchema } from '../../../shared/model/intent.ts'
import type { PhraseCode } from '../../../shared/words/en/phrases.ts'
import type { Phrase } from '../../../shared/words/param.ts'

/** What only the running program can list. */
export type List = 'hosts' | 'changes' | 'registries'

/** What one kind of value can be. Where neither stands, only a person knows it. */
interface ValueGrammar {
  /** All that it can be. */
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
  port: {},
  persistence: { choices: persistSchema.options },
} as const satisfies Record<string, ValueGrammar>
export type ValueName = keyof typeof values

/** What one kind of value can be. */
export const valueGrammar = (value: ValueName): ValueGrammar => values[value]

/** What stands for a value in a sentence or a usage line. */
export function placeholder(value: ValueName): Phrase & { readonly phrase: PhraseCode } {
  return { phrase: `value-${value}` }
}
