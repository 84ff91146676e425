import { type CommandName, commandGrammar, commandsBelow, type GroupName, isCommand } from './commands.ts'
import { commonOptions, type OptionName, optionGrammar } from './options.ts'
import { type ValueName, valueGrammar } from './values.ts'

/** What can come next on a command line: commands, options, or values of a kind. */
export type Candidates =
  | { readonly kind: 'commands'; readonly names: readonly (CommandName | GroupName)[] }
  | { readonly kind: 'options'; readonly names: readonly OptionName[] }
  | { readonly kind: 'values'; readonly value: ValueName }

/** Where the words of a command line have led to. */
interface Position {
  /** The words of the command so far. */
  readonly path: string
  readonly command?: CommandName
  readonly given: readonly OptionName[]
  /** The number of arguments so far. */
  readonly count: number
  /** The option whose value comes next. */
  readonly awaits?: ValueName
}

/**
 * What can come next.
 * @param before the finished words after `mooring`.
 * @param current the word that is being typed, perhaps empty.
 */
export function candidatesFor(before: readonly string[], current: string): Candidates {
  const position = before.reduce(follow, { path: '', given: [], count: 0 })
  if (position.awaits) return { kind: 'values', value: position.awaits }
  if (current.startsWith('-')) return { kind: 'options', names: optionsLeft(position) }
  if (position.command === undefined || position.command === 'help')
    return { kind: 'commands', names: commandsBelow(position.path) }
  const { arguments: kinds = [], rest } = commandGrammar(position.command)
  const value = kinds[position.count] ?? rest
  return value ? { kind: 'values', value } : { kind: 'options', names: optionsLeft(position) }
}

function follow({ awaits, ...position }: Position, word: string): Position {
  if (awaits) return position
  if (word.startsWith('-')) {
    const option = optionsOf(position.command).find((name) => optionGrammar(name).flag === word)
    const value = option && optionGrammar(option).value
    return {
      ...position,
      given: option ? [...position.given, option] : position.given,
      ...(value ? { awaits: value } : {}),
    }
  }
  if (position.command !== undefined && position.command !== 'help') return { ...position, count: position.count + 1 }
  const path = [position.path, word].filter((part) => part !== '').join(' ')
  if (path === 'help') return { ...position, command: 'help' }
  return { ...position, path, ...(isCommand(path) ? { command: path } : {}) }
}

function optionsOf(command: CommandName | undefined): readonly OptionName[] {
  if (command === undefined) return ['help']
  return [...(commandGrammar(command).options ?? []), ...commonOptions, 'help']
}

function optionsLeft({ command, given }: Position): OptionName[] {
  return optionsOf(command).filter((name) => optionGrammar(name).isRepeatable || !given.includes(name))
}

/** Values that the grammar itself lists. */
export const choicesOf = (value: ValueName): readonly string[] => valueGrammar(value).choices ?? []
