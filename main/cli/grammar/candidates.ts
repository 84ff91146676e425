import { type CommandName, commandGrammar, commandsBelow, type GroupName, isCommand } from './commands.ts'
import { commonOptions, type OptionName, optionGrammar } from './options.ts'
import { type ValueName, valueGrammar } from './values.ts'

/** What can come next on a command line: commands, options, or values of a kind. */
export type Candidates =
  | { readonly kind: 'commands'; readonly names: readonly (CommandName | GroupName)[] }
  | { readonly kind: 'options'; readonly names: readonly OptionName[] }
  | { readonly kind: 'values'; readonly value: ValueName }

/** The position that the words of a command line have reached. */
interface Place {
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
  const place = before.reduce(follow, { path: '', given: [], count: 0 })
  if (place.awaits) return { kind: 'values', value: place.awaits }
  if (current.startsWith('-')) return { kind: 'options', names: optionsLeft(place) }
  if (place.command === undefined || place.command === 'help')
    return { kind: 'commands', names: commandsBelow(place.path) }
  const { arguments: kinds = [], rest } = commandGrammar(place.command)
  const value = kinds[place.count] ?? rest
  return value ? { kind: 'values', value } : { kind: 'options', names: optionsLeft(place) }
}

function follow({ awaits, ...place }: Place, word: string): Place {
  if (awaits) return place
  if (word.startsWith('-')) {
    const option = optionsOf(place.command).find((name) => optionGrammar(name).flag === word)
    const value = option && optionGrammar(option).value
    return { ...place, given: option ? [...place.given, option] : place.given, ...(value ? { awaits: value } : {}) }
  }
  if (place.command !== undefined && place.command !== 'help') return { ...place, count: place.count + 1 }
  const path = [place.path, word].filter((part) => part !== '').join(' ')
  if (path === 'help') return { ...place, command: 'help' }
  return { ...place, path, ...(isCommand(path) ? { command: path } : {}) }
}

function optionsOf(command: CommandName | undefined): readonly OptionName[] {
  if (command === undefined) return ['help']
  return [...(commandGrammar(command).options ?? []), ...commonOptions, 'help']
}

function optionsLeft({ command, given }: Place): OptionName[] {
  return optionsOf(command).filter((name) => optionGrammar(name).isRepeatable || !given.includes(name))
}

/** Values that the grammar itself lists. */
export const choicesOf = (value: ValueName): readonly string[] => valueGrammar(value).choices ?? []
