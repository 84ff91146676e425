import { clientStoreSchema } from '../../../shared/model/intent.ts'
import type { commands as words } from '../../../shared/words/en/commands.ts'
import type { OptionName, options } from './options.ts'
import type { ValueName, values } from './values.ts'

/** A command by its words: `trust`, `hosts add`. */
export type CommandName = keyof typeof words.verbs
/** The first word of several commands. */
export type GroupName = keyof typeof words.groups

/** A kind of value that stands without an option in front of it. */
export type ArgumentName = keyof typeof words.arguments & ValueName

/** What a command takes beside what all of them take. */
export interface CommandGrammar {
  readonly arguments?: readonly ArgumentName[]
  /** Words without number at the end. */
  readonly rest?: ArgumentName
  readonly options?: readonly OptionName[]
  /** Another word for its last one. */
  readonly alias?: string
  /** For programs: help and completion do not name it. */
  readonly isHidden?: true
  /** A command line, and what it shows where that needs saying. */
  readonly examples?: readonly (readonly [line: string, shows?: keyof typeof words.examples])[]
}

const clientPair = ['clientCert', 'clientKey', 'passphraseFile'] as const
const change = ['host', 'root', 'dryRun', 'yes'] as const

/** Every command. */
export const commands = {
  inspect: {
    arguments: ['registry'],
    options: ['ca', ...clientPair, 'pem'],
    examples: [['inspect dtr.example.com'], ['inspect registry.example.com:5000 --ca company-ca.pem --json']],
  },
  trust: {
    arguments: ['registry'],
    options: [
      'ca',
      'fingerprint',
      'system',
      ...clientStoreSchema.options,
      ...clientPair,
      'persist',
      'noRestart',
      ...change,
    ],
    examples: [
      ['trust dtr.example.com', 'asks'],
      ['trust dtr.example.com --fingerprint AB:CD:… --yes', 'scripts'],
      ['trust dtr.example.com --ca company-ca.pem --dry-run', 'planOnly'],
    ],
  },
  untrust: { arguments: ['registry'], options: ['noRestart', ...change], examples: [['untrust dtr.example.com']] },
  'insecure on': {
    arguments: ['registry'],
    options: ['for', 'machineConfig', ...change],
    examples: [['insecure on dtr.example.com --for 2h']],
  },
  'insecure off': {
    arguments: ['registry'],
    options: ['machineConfig', ...change],
    examples: [['insecure off dtr.example.com']],
  },
  'insecure status': {
    arguments: ['registry'],
    options: ['host', 'tree'],
    examples: [['insecure status dtr.example.com --host web']],
  },
  migrate: { options: change, examples: [['migrate --host machine:default --dry-run']] },
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
  history: { options: ['onlyHost'], examples: [['history'], ['history --host web --json']] },
  undo: { arguments: ['change'], options: change, examples: [['undo 20260131-101500-a1b2c3']] },
  recover: { options: change, examples: [['recover --host local']] },
  web: { options: ['port'], examples: [['web'], ['web --port 8420']] },
  completion: { arguments: ['shell'], examples: [['completion bash > /etc/bash_completion.d/mooring']] },
  man: { examples: [['man | man -l -'], ['man > /usr/local/share/man/man1/mooring.1']] },
  complete: { rest: 'word', isHidden: true },
  version: {},
  help: { rest: 'command', examples: [['help trust'], ['help hosts add']] },
} as const satisfies Record<CommandName, CommandGrammar>

/** The command that a group's first word alone stands for; other groups need a second word. */
export const defaultCommands: Readonly<Partial<Record<GroupName, CommandName>>> = { hosts: 'hosts list' }

/** The grammar of a command. */
export const commandGrammar = (command: CommandName): CommandGrammar => commands[command]

/** All of them, in the order of help. */
export const commandNames = Object.keys(commands) as readonly CommandName[]

/** Whether words call a command. */
export const isCommand = (words: string): words is CommandName => Object.hasOwn(commands, words)

/** Whether words are the first of several commands. */
export const isGroup = (words: string): words is GroupName => commandNames.some((name) => name.startsWith(`${words} `))

/** The commands and groups one word further than some words, without those for programs. */
export function commandsBelow(words: string): readonly (CommandName | GroupName)[] {
  const start = words === '' ? '' : `${words} `
  const below = commandNames
    .filter((name) => name.startsWith(start) && !commandGrammar(name).isHidden)
    .map((name) => start + (name.slice(start.length).split(' ')[0] ?? ''))
  return [...new Set(below)].filter((name) => isCommand(name) || isGroup(name))
}

/** A value that the grammar has checked to be one of its choices, or any text. */
type ValueOf<Name extends ValueName> = (typeof values)[Name] extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : string

type OptionValue<Name extends OptionName> = (typeof options)[Name] extends { readonly isRepeatable: true }
  ? readonly string[]
  : (typeof options)[Name] extends { readonly value: ValueName }
    ? ValueOf<(typeof options)[Name]['value']>
    : true

/** Options as a command gets them, each undefined where it was not given. */
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

/** What a command gets: its arguments by their kinds, and its options. */
export type Input<Name extends CommandName> = ArgumentsIn<(typeof commands)[Name]> &
  RestIn<(typeof commands)[Name]> &
  OptionsIn<(typeof commands)[Name]>
