import type { Command, CommanderError } from 'commander'
import { Failure } from '../../../shared/failure.ts'
import { mostSimilar } from '../../../shared/most-similar.ts'
import { listed, type Phrase } from '../../../shared/words/param.ts'
import { commandGrammar, commandNames, commandsBelow, isCommand } from './commands.ts'
import { commonOptions, optionGrammar } from './options.ts'
import { placeholder } from './values.ts'

/**
 * The failure for a wrong command line, by the parser's error code. The parser's own English messages are not used.
 * @param args the whole command line.
 * @returns undefined if nothing is wrong: the user asked for help.
 */
export function complaintOf(
  { code, exitCode }: Pick<CommanderError, 'code' | 'exitCode'>,
  parsed: Command,
  args: readonly string[],
): Failure | undefined {
  if (exitCode === 0) return undefined
  const command = wordsOf(parsed)
  const [typed = ''] = parsed.args
  switch (code) {
    case 'commander.help':
      return commandMissing(command)
    case 'commander.unknownCommand':
      return unknownCommand(command, typed)
    case 'commander.unknownOption':
      return lacksCommand(parsed)
        ? commandMissing(command)
        : optionUnknown(parsed, parsed.args.find((word) => /^-./.test(word)) ?? typed)
    case 'commander.optionMissingArgument':
      return new Failure('option-value-missing', { command, option: args.at(-1) ?? '' })
    case 'commander.missingArgument':
      return new Failure('argument-missing', { command, argument: missing(parsed) })
    case 'commander.excessArguments':
      return excess(parsed)
    default:
      return undefined
  }
}

/** The full name of a command: `mooring hosts add`. */
export function wordsOf(command: Command): string {
  return command.parent ? `${wordsOf(command.parent)} ${command.name()}` : command.name()
}

/** The words that can follow a group. */
function inside(command: string): string[] {
  return commandsBelow(command.replace(/^mooring ?/, '')).map((name) => name.split(' ').at(-1) ?? name)
}

const help = (command: string): Phrase => ({ phrase: 'usage-help', params: { command } })
const optionsLast = (words: string): Phrase => ({ phrase: 'usage-options-last', params: { words } })

/** The same with their aliases. */
function wordsIn(command: string): string[] {
  const isInside = (name: string): boolean => `mooring ${name}`.startsWith(`${command} `)
  return [...inside(command), ...commandNames.filter(isInside).flatMap((name) => commandGrammar(name).alias ?? [])]
}

function commandMissing(command: string): Failure {
  return new Failure('command-missing', { command, commands: listed(inside(command)) })
}

/** Whether options follow a group's word and none of its commands does: it is that which has to come first. */
function lacksCommand(parsed: Command): boolean {
  const isGroup = parsed.parent !== null && parsed.commands.length > 0
  return isGroup && !parsed.args.some((word) => wordsIn(wordsOf(parsed)).includes(word))
}

/** There is no such command: the nearest one there, or one elsewhere that ends like this, may be meant. */
export function unknownCommand(command: string, typed: string): Failure {
  const near = mostSimilar(typed, wordsIn(command))
  const elsewhere = commandNames.find((name) => name.endsWith(` ${typed}`))
  const meant = near === undefined ? elsewhere && `mooring ${elsewhere}` : `${command} ${near}`
  const next: Phrase = meant === undefined ? help(command) : { phrase: 'usage-similar', params: { words: meant } }
  return new Failure('command-unknown', { command, typed, next })
}

function missing(parsed: Command): Phrase | string {
  const name = wordsOf(parsed).replace('mooring ', '')
  const kind = isCommand(name) ? commandGrammar(name).arguments?.[parsed.args.length] : undefined
  return kind === undefined ? '' : placeholder(kind)
}

function excess(parsed: Command): Failure {
  const command = wordsOf(parsed)
  const typed = parsed.args[parsed.registeredArguments.length] ?? ''
  const group = parsed.parent?.parent ? wordsOf(parsed.parent) : undefined
  // A group alone means its default command; a word after options was meant as another command.
  if (group && wordsIn(group).includes(typed)) {
    return new Failure('argument-excess', { command, typed, next: optionsLast(`${group} ${typed} …`) })
  }
  if (group && parsed.registeredArguments.length === 0) return unknownCommand(group, typed)
  return new Failure('argument-excess', { command, typed, next: help(command) })
}

function optionUnknown(parsed: Command, option: string): Failure {
  return new Failure('option-unknown', { command: wordsOf(parsed), option, next: whatInstead(parsed, option) })
}

/** Commands that take the option, the right order, or the nearest option. */
function whatInstead(parsed: Command, typed: string): Phrase {
  const [option = typed] = typed.split('=')
  const command = wordsOf(parsed)
  const takers = commandNames.filter((name) => flagsOf(name).includes(option)).map((name) => `mooring ${name}`)
  if (takers.length > 0 && !takers.includes(command)) {
    return { phrase: 'usage-elsewhere', params: { option, commands: listed(takers) } }
  }
  const isCommon = commonOptions.some((name) => optionGrammar(name).flag === option)
  if (isCommon && parsed.commands.length > 0) return optionsLast(`${command} … ${option}`)
  const near = mostSimilar(option, [...parsed.options.flatMap(({ long }) => long ?? []), '--help'])
  return near === undefined ? help(command) : { phrase: 'usage-similar', params: { words: near } }
}

function flagsOf(name: (typeof commandNames)[number]): string[] {
  return (commandGrammar(name).options ?? []).map((option) => optionGrammar(option).flag)
}
