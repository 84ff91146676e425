import { Command, Option } from 'commander'
import { checkArguments, checkOptions, type Typed } from './check-input.ts'
import { type CommandName, commandGrammar, commandNames, defaultCommands, type GroupName } from './commands.ts'
import { complaintOf, wordsOf } from './complaint.ts'
import { commonOptions, type OptionName, optionGrammar } from './options.ts'

/** Runs a parsed command line: a command and its input, with the common options. */
export type Run = (command: CommandName, input: object) => Promise<void>

/**
 * Builds the command line's parser from the tables of the grammar.
 * @param help what `--help` prints, by the words of a command.
 */
export function buildProgram(args: readonly string[], run: Run, help: (words: string) => string): Command {
  const prepare = (command: Command): Command =>
    command
      .exitOverride((error) => {
        throw complaintOf(error, command, args) ?? error
      })
      .configureOutput({ outputError: () => undefined, writeErr: () => undefined })
      .configureHelp({ formatHelp: () => help(wordsOf(command)) })
      .enablePositionalOptions()
      .helpCommand(false)
  const program = prepare(new Command('mooring'))
  for (const name of commandNames) {
    const words = name.split(' ')
    const last = words.pop() ?? name
    const parent = words.length > 0 ? groupIn(program, words.join(' '), prepare) : program
    const isDefault = defaultCommands[words.join(' ') as GroupName] === name
    addCommand(name, prepare(parent.command(last, { isDefault })), run)
  }
  return program
}

function groupIn(program: Command, name: string, prepare: (command: Command) => Command): Command {
  return program.commands.find((each) => each.name() === name) ?? prepare(program.command(name))
}

function addCommand(name: CommandName, command: Command, run: Run): void {
  const { arguments: kinds = [], rest, options = [], alias } = commandGrammar(name)
  for (const kind of kinds) command.argument(`<${kind}>`)
  if (rest) command.argument(`[${rest}...]`)
  if (alias) command.alias(alias)
  const taken = [...options, ...commonOptions]
  for (const each of taken) command.addOption(optionOf(each))
  command.action(async () => {
    const given = checkOptions(wordsOf(command), typedIn(command, taken))
    await run(name, { ...given, ...checkArguments(name, command.args) })
  })
}

/** An option that keeps all its values, so that a repetition is noticed. */
function optionOf(name: OptionName): Option {
  const { flag, value } = optionGrammar(name)
  if (value === undefined) return new Option(flag)
  return new Option(`${flag} <${value}>`).argParser<string[]>((typed, before = []) => [...before, typed])
}

function typedIn(command: Command, names: readonly OptionName[]): Typed {
  const isTyped = (name: OptionName): boolean => command.getOptionValueSource(optionOf(name).attributeName()) === 'cli'
  return Object.fromEntries(
    names.filter(isTyped).map((name) => {
      const { value } = optionGrammar(name)
      return [name, value === undefined ? true : command.getOptionValue(optionOf(name).attributeName())]
    }),
  )
}
