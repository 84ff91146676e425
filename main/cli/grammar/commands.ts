import { clientStoreSchema } from '../../../shared/model/intent.ts'
import type { commands as words } from '../../../shared/words/en/commands.ts'
import type { OptionName, options } from './options.ts'
import type { ValueName, values } from './values.ts'

/** A command's name: `trust`, `hosts add`. */
export type CommandName = keyof typeof words.verbs
/** The first word of several commands. */
export type GroupName = keyof typeof words.groups

/** A kind of value that needs no option in front of it. */
export type ArgumentName = keyof typeof words.arguments & ValueName

/** The arguments and options of a command, beyond the common ones. */
export interface CommandGrammar {
  readonly arguments?: readonly ArgumentName[]
  /** Any number of words at the end. */
  readonly rest?: ArgumentName
  readonly options?: readonly OptionName[]
  /** An alias for its last word. */
  readonly alias?: string
  /** For programs: hidden from help and completion. */
  readonly isHidden?: true
  /** An example, with an explanation if it needs one. */
  readonly examples?: readonly (readonly [line: string, shows?: keyof typeof words.examples])[]
}

const clientPair = ['clientCert', 'clientKey', 'passphraseFile'] as const
const recovery = ['host', 'root', 'dryRun', 'yes', 'despiteProblems'] as const
const change = [...recovery, 'diff'] as const

/** Every command. */
export const commands = {
  inspect: {
    arguments: ['registry'],
    options: ['ca', 'caFromRegistry', 'next', ...clientPair, 'pem'],
    examples: [['inspect dtr.example.com'], ['inspect registry.example.com:5000 --ca company-ca.pem --json']],
  },
  check: {
    rest: 'registry',
    options: ['host'],
    examples: [['check dtr.example.com'], ['check dtr.example.com --host web --host db'], ['check', 'everyRegistry']],
  },
  explain: {
    rest: 'text',
    examples: [['explain "x509: certificate signed by unknown authority"'], ['explain < build.log', 'aLog']],
  },
  trust: {
    arguments: ['registry'],
    options: [
      'ca',
      'caFromRegistry',
      'next',
      'fingerprint',
      'system',
      ...clientStoreSchema.options,
      ...clientPair,
      'setAside',
      'persist',
      'noRestart',
      ...change,
    ],
    examples: [
      ['trust dtr.example.com', 'asks'],
      ['trust dtr.example.com --fingerprint AB:CD:… --yes', 'scripts'],
      ['trust dtr.example.com --ca company-ca.pem --dry-run', 'planOnly'],
      ['trust dtr.example.com --ca company-ca.pem --next new-ca.pem', 'nextCa'],
    ],
  },
  untrust: {
    arguments: ['registry'],
    options: ['all', 'noRestart', ...change],
    examples: [['untrust dtr.example.com'], ['untrust dtr.example.com --all --dry-run', 'allTrust']],
  },
  'insecure on': {
    arguments: ['registry'],
    options: ['for', 'setAside', 'machineConfig', ...change],
    examples: [['insecure on dtr.example.com --for 2h']],
  },
  'insecure off': {
    arguments: ['registry'],
    options: ['machineConfig', ...change],
    examples: [['insecure off dtr.example.com']],
  },
  'insecure status': {
    rest: 'registry',
    options: ['host', 'tree'],
    examples: [['insecure status', 'allInsecure'], ['insecure status dtr.example.com --host web']],
  },
  migrate: {
    options: ['removeLine', ...change],
    examples: [['migrate --host machine:default --dry-run'], ['migrate --host machine:default --remove-line']],
  },
  'hosts list': { options: ['tree'], alias: 'ls', examples: [['hosts'], ['hosts list --json']] },
  'hosts add': {
    arguments: ['name', 'address'],
    options: ['identity'],
    examples: [
      ['hosts add web ssh://deploy@web.example.com'],
      ['hosts add db ssh://root@10.0.0.5:2222 --identity db_key'],
    ],
  },
  'hosts remove': { arguments: ['host'], alias: 'rm', examples: [['hosts remove web']] },
  'hosts accept-key': { arguments: ['host', 'hostKey'], examples: [['hosts accept-key web SHA256:…']] },
  'hosts suggest': { examples: [['hosts suggest']] },
  'hosts facts': { arguments: ['host'], options: ['tree'], examples: [['hosts facts local']] },
  history: {
    options: ['onlyHost', 'tree', 'onlyRegistry', 'limit'],
    examples: [['history --limit 10'], ['history --registry dtr.example.com'], ['history --host web', 'othersToo']],
  },
  undo: { arguments: ['change'], options: change, examples: [['undo 20260131-101500-a1b2c3']] },
  recover: { options: recovery, examples: [['recover --host local']] },
  'authority init': {
    options: ['authority', 'subject', 'names', 'unconstrained', 'keyKind', 'days', 'authorityPassphrase'],
    examples: [["authority init --dir ca --subject 'CN=Example CA, O=Example' --names example.com"]],
  },
  'authority self-signed': {
    arguments: ['certificate'],
    options: ['subject', 'keyKind', 'days', 'out'],
    examples: [['authority self-signed ann --out pair', 'anyClient']],
  },
  'authority request': {
    arguments: ['certificate'],
    options: ['subject', 'san', 'keyKind', 'out'],
    examples: [['authority request ann'], ['authority request registry --san registry.example.com']],
  },
  'authority sign': {
    rest: 'request',
    options: ['authority', 'profile', 'san', 'days', 'out', 'authorityPassphrase', 'yes'],
    examples: [['authority sign --dir ca ann.csr'], ['authority sign --dir ca --profile server registry.csr']],
  },
  'authority issue': {
    arguments: ['certificate'],
    options: ['authority', 'profile', 'subject', 'san', 'keyKind', 'days', 'out', 'authorityPassphrase'],
    examples: [
      ['authority issue ann --dir ca --out pair'],
      ['authority issue registry --dir ca --profile server --san registry.example.com'],
    ],
  },
  'authority list': { options: ['authority'], alias: 'ls', examples: [['authority list --dir ca']] },
  'authority show': {
    arguments: ['serial'],
    options: ['authority', 'pem'],
    examples: [['authority show 1000 --dir ca'], ['authority show 1000 --dir ca --pem > ann.crt']],
  },
  'authority revoke': {
    arguments: ['serial'],
    options: ['authority', 'reason', 'yes'],
    examples: [['authority revoke 1000 --dir ca --reason keyCompromise']],
  },
  'authority crl': {
    options: ['authority', 'days', 'listFile', 'der', 'authorityPassphrase'],
    examples: [['authority crl --dir ca'], ['authority crl --dir ca --days 7 --out list.der --der']],
  },
  web: { options: ['port'], examples: [['web'], ['web --port 8420']] },
  completion: { arguments: ['shell'], examples: [['completion bash > /etc/bash_completion.d/mooring']] },
  man: { examples: [['man | man -l -'], ['man > /usr/local/share/man/man1/mooring.1']] },
  complete: { rest: 'word', isHidden: true },
  version: {},
  help: { rest: 'command', examples: [['help trust'], ['help hosts add']] },
} as const satisfies Record<CommandName, CommandGrammar>

/** The default command of a group; other groups need a second word. */
export const defaultCommands: Readonly<Partial<Record<GroupName, CommandName>>> = { hosts: 'hosts list' }

/** The grammar of a command. */
export const commandGrammar = (command: CommandName): CommandGrammar => commands[command]

/** All of them, in the order of help. */
export const commandNames = Object.keys(commands) as readonly CommandName[]

/** Whether these words are a command. */
export const isCommand = (words: string): words is CommandName => Object.hasOwn(commands, words)

/** Whether these words are a group of commands. */
export const isGroup = (words: string): words is GroupName => commandNames.some((name) => name.startsWith(`${words} `))

/** The visible commands and groups one level below these words. */
export function commandsBelow(words: string): readonly (CommandName | GroupName)[] {
  const start = words === '' ? '' : `${words} `
  const below = commandNames
    .filter((name) => name.startsWith(start) && !commandGrammar(name).isHidden)
    .map((name) => start + (name.slice(start.length).split(' ')[0] ?? ''))
  return [...new Set(below)].filter((name) => isCommand(name) || isGroup(name))
}

/** A value: one of the choices, as the grammar has checked, or any text. */
type ValueOf<Name extends ValueName> = (typeof values)[Name] extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : string

type OptionValue<Name extends OptionName> = (typeof options)[Name] extends { readonly isRepeatable: true }
  ? readonly string[]
  : (typeof options)[Name] extends { readonly value: ValueName }
    ? ValueOf<(typeof options)[Name]['value']>
    : true

/** The options that a command receives; undefined if not given. */
export type GivenOptions<Names extends OptionName> = { readonly [Name in Names]?: OptionValue<Name> }

type OptionsIn<Grammar> = Grammar extends { readonly options: readonly (infer Names extends OptionName)[] }
  ? GivenOptions<Names>
  : object
type ArgumentsIn<Grammar> = Grammar extends { readonly arguments: readonly (infer Names extends ValueName)[] }
  ? { readonly [Name in Names]: ValueOf<Name> }
  : object
type RestIn<Grammar> = Grammar extends { readonly rest: infer Name extends ValueName }
  ? { readonly [Each in Name]: readonly string[] }
  : object

/** A command's input: its arguments by their kinds, and its options. */
export type Input<Name extends CommandName> = ArgumentsIn<(typeof commands)[Name]> &
  RestIn<(typeof commands)[Name]> &
  OptionsIn<(typeof commands)[Name]>
