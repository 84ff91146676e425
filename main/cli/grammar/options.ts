import { type ClientStore, clientStoreSchema } from '../../../shared/model/intent.ts'
import type { commands } from '../../../shared/words/en/commands.ts'
import type { ValueName } from './values.ts'

/** An option's name in this program. Its words are in the catalogue. */
export type OptionName = keyof typeof commands.options

/** An option as it is typed. */
export interface OptionGrammar {
  readonly flag: `--${string}`
  /** Its one-letter form. */
  readonly short?: `-${string}`
  /** Its value's kind; a switch has none. */
  readonly value?: ValueName
  readonly isRepeatable?: true
}

/** A switch for each store beside Docker's that trust can go to as well. */
const storeOptions = Object.fromEntries(clientStoreSchema.options.map((store) => [store, { flag: `--${store}` }])) as {
  readonly [Store in ClientStore]: { readonly flag: `--${Store}` }
}

/** Every option. Two may share a flag, where it means something else to another command. */
export const options = {
  ca: { flag: '--ca', value: 'file', isRepeatable: true },
  caFromRegistry: { flag: '--ca-from-registry' },
  next: { flag: '--next', value: 'file', isRepeatable: true },
  fingerprint: { flag: '--fingerprint', value: 'sha256' },
  system: { flag: '--system' },
  ...storeOptions,
  clientCert: { flag: '--client-cert', value: 'file' },
  clientKey: { flag: '--client-key', value: 'file' },
  passphraseFile: { flag: '--passphrase-file', value: 'file' },
  setAside: { flag: '--set-aside' },
  persist: { flag: '--persist', value: 'persistence' },
  all: { flag: '--all' },
  noRestart: { flag: '--no-restart' },
  pem: { flag: '--pem' },
  for: { flag: '--for', value: 'time' },
  machineConfig: { flag: '--machine-config' },
  removeLine: { flag: '--remove-line' },
  host: { flag: '--host', value: 'host', isRepeatable: true },
  root: { flag: '--root', value: 'directory' },
  dryRun: { flag: '--dry-run' },
  diff: { flag: '--diff' },
  yes: { flag: '--yes' },
  despiteProblems: { flag: '--despite-problems' },
  tree: { flag: '--root', value: 'directory' },
  onlyHost: { flag: '--host', value: 'host' },
  onlyRegistry: { flag: '--registry', value: 'registry' },
  limit: { flag: '--limit', value: 'count' },
  identity: { flag: '--identity', value: 'file' },
  port: { flag: '--port', value: 'port' },
  authority: { flag: '--dir', value: 'directory' },
  authorityPassphrase: { flag: '--passphrase-file', value: 'file' },
  subject: { flag: '--subject', value: 'subject' },
  keyKind: { flag: '--key', value: 'key-kind' },
  days: { flag: '--days', value: 'count' },
  names: { flag: '--names', value: 'domain', isRepeatable: true },
  unconstrained: { flag: '--unconstrained' },
  profile: { flag: '--profile', value: 'profile' },
  san: { flag: '--san', value: 'domain', isRepeatable: true },
  out: { flag: '--out', value: 'directory' },
  reason: { flag: '--reason', value: 'reason' },
  listFile: { flag: '--out', value: 'file' },
  der: { flag: '--der' },
  json: { flag: '--json' },
  quiet: { flag: '--quiet' },
  noColor: { flag: '--no-color' },
  help: { flag: '--help', short: '-h' },
} as const satisfies Record<OptionName, OptionGrammar>

/** The options of every command. */
export const commonOptions = ['json', 'quiet', 'noColor'] as const satisfies readonly OptionName[]

/** The grammar of an option. */
export const optionGrammar = (option: OptionName): OptionGrammar => options[option]

/** Rules between options: one needs another, or excludes it. */
export const rules: readonly (
  | { readonly option: OptionName; readonly needs: OptionName }
  | { readonly option: OptionName; readonly value?: string; readonly excludes: OptionName }
)[] = [
  { option: 'pem', excludes: 'json' },
  { option: 'caFromRegistry', excludes: 'ca' },
  { option: 'passphraseFile', needs: 'clientKey' },
  { option: 'unconstrained', excludes: 'names' },
  // Without it, the question is about the problems too.
  { option: 'despiteProblems', needs: 'yes' },
  // In the system store, a Boot2Docker machine keeps an anchor without --persist.
  { option: 'persist', value: 'bootsync', excludes: 'system' },
]
