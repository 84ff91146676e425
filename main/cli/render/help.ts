import { listed } from '../../../shared/words/param.ts'
import { sayParam } from '../../../shared/words/say.ts'
import {
  type CommandGrammar,
  type CommandName,
  commandGrammar,
  commandsBelow,
  type GroupName,
  isCommand,
} from '../grammar/commands.ts'
import { commonOptions, type OptionName, optionGrammar } from '../grammar/options.ts'
import { placeholder, type ValueName, valueGrammar } from '../grammar/values.ts'
import { indented, pad, widest, wrap } from './columns.ts'
import { tell, type Voice } from './style.ts'

/** A row of help: a term and its meaning. */
export type Row = readonly [term: string, about: string]

/** Longer lines are hard to read. */
const widestHelp = 100

/** The output of `--help` for a command, a group or the whole program. */
export function renderHelp(words: string, { language, style: wide }: Voice): string {
  const style = { ...wide, width: Math.min(wide.width, widestHelp) }
  const voice = { language, style }
  const { headings, about, moreHelp } = language.words.commands
  const isProgram = words === ''
  const grammar: CommandGrammar = isCommand(words) ? commandGrammar(words) : {}
  const sections = [
    renderRows(headings.arguments, argumentRows(grammar, voice), voice),
    renderRows(headings.commands, isCommand(words) ? [] : commandRows(words, voice), voice),
    renderRows(headings.options, optionRows(isCommand(words) ? optionsOf(words) : ['help'], voice), voice),
    renderExamples(grammar, voice),
    isProgram ? indented(tell(voice, moreHelp), 0, style) : '',
  ]
  return [
    renderUsage(words, voice),
    indented(isProgram ? tell(voice, about) : aboutCommand(words as CommandName | GroupName, voice), 0, style),
    ...sections.filter((section) => section !== ''),
  ]
    .join('\n\n')
    .concat('\n')
}

/** A command's usage line. */
export function renderUsage(words: string, voice: Voice): string {
  return indented(
    tell(voice, voice.language.words.commands.usageLine, { usage: usageOf(words, voice) }),
    0,
    voice.style,
  )
}

/** A command's usage: `mooring trust [options] <registry>`. */
export function usageOf(words: string, voice: Pick<Voice, 'language'>): string {
  const { anyOptions, anyCommand } = voice.language.words.commands
  const start = ['mooring', words].filter((part) => part !== '').join(' ')
  if (!isCommand(words)) return `${start} ${anyCommand}`
  const { arguments: kinds = [], rest } = commandGrammar(words)
  const values = kinds.map((kind) => valueWords(kind, voice))
  return [start, anyOptions, ...values, ...(rest ? [`[${valueWords(rest, voice)}…]`] : [])].join(' ')
}

/** The purpose of a command or a group. */
export function aboutCommand(name: CommandName | GroupName, voice: Pick<Voice, 'language'>): string {
  const { verbs, groups } = voice.language.words.commands
  return tell(voice, isCommand(name) ? verbs[name] : groups[name])
}

/** All options of a command, the common ones last. */
export function optionsOf(name: CommandName): OptionName[] {
  return [...(commandGrammar(name).options ?? []), ...commonOptions, 'help']
}

export function optionRows(options: readonly OptionName[], voice: Pick<Voice, 'language'>): Row[] {
  return options.map((name) => {
    const { flag, short, value } = optionGrammar(name)
    const flags = short ? `${short}, ${flag}` : flag
    const about = tell(voice, voice.language.words.commands.options[name])
    return [value ? `${flags} ${valueWords(value, voice)}` : flags, value ? withChoices(about, value, voice) : about]
  })
}

export function argumentRows({ arguments: kinds = [], rest }: CommandGrammar, voice: Pick<Voice, 'language'>): Row[] {
  const words = voice.language.words.commands.arguments
  const all = rest ? [...kinds, rest] : kinds
  return all.map((kind) => [valueWords(kind, voice), withChoices(tell(voice, words[kind]), kind, voice)])
}

/** Examples with their explanations. */
export function exampleRows({ examples = [] }: CommandGrammar, voice: Pick<Voice, 'language'>): Row[] {
  const words = voice.language.words.commands.examples
  return examples.map(([line, shows]) => [`mooring ${line}`, shows === undefined ? '' : tell(voice, words[shows])])
}

function commandRows(words: string, voice: Voice): Row[] {
  return commandsBelow(words).map((name) => [name.split(' ').at(-1) ?? name, aboutCommand(name, voice)])
}

function withChoices(about: string, value: ValueName, voice: Pick<Voice, 'language'>): string {
  const { choices } = valueGrammar(value)
  const words = voice.language.words.commands.choices
  return choices ? tell(voice, words, { about, choices: listed(choices) }) : about
}

const valueWords = (value: ValueName, { language }: Pick<Voice, 'language'>): string =>
  sayParam(language, placeholder(value))

function renderExamples(grammar: CommandGrammar, voice: Voice): string {
  const rows = exampleRows(grammar, voice)
  if (rows.length === 0) return ''
  const lines = rows.map(([line, shows]) =>
    shows === '' ? `  $ ${line}` : `  # ${wrap(shows, 4, voice.style)}\n  $ ${line}`,
  )
  return [voice.style.strong(`${tell(voice, voice.language.words.commands.headings.examples)}:`), ...lines].join('\n')
}

/** On a narrow terminal the meaning is below the term. */
const leastAbout = 24

function renderRows(heading: string, rows: readonly Row[], { style }: Voice): string {
  if (rows.length === 0) return ''
  const column = widest(rows.map(([term]) => term))
  const isBeside = style.width - column - 4 >= leastAbout
  const lines = rows.flatMap(([term, about]) =>
    isBeside ? [`  ${pad(term, column)}  ${wrap(about, column + 4, style)}`] : [`  ${term}`, indented(about, 6, style)],
  )
  return [style.strong(`${heading}:`), ...lines].join('\n')
}
