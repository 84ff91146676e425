import { type CommandName, commandGrammar, commandNames } from '../grammar/commands.ts'
import { commonOptions } from '../grammar/options.ts'
import { aboutCommand, argumentRows, exampleRows, optionRows, type Row, usageOf } from './help.ts'
import { tell, type Voice } from './style.ts'

/** The manual page in the language of man(7), made from the grammar. */
export function renderManual(version: string, voice: Pick<Voice, 'language'>): string {
  const { commands } = voice.language.words
  const { manual } = commands
  const { sections } = manual
  const names = commandNames.filter((name) => !commandGrammar(name).isHidden)
  return [
    `.TH MOORING 1 "" "Mooring ${quoted(version)}" "${quoted(manual.title)}"`,
    `.SH ${quoted(sections.name)}`,
    `mooring \\- ${escaped(manual.summary)}`,
    `.SH ${quoted(sections.synopsis)}`,
    `.B mooring`,
    escaped(`${commands.anyCommand} ${commands.anyOptions}`),
    `.SH ${quoted(sections.description)}`,
    line(tell(voice, manual.description)),
    '.PP',
    line(tell(voice, manual.confirmation)),
    `.SH ${quoted(sections.commands)}`,
    ...names.flatMap((name) => commandLines(name, voice)),
    `.SH ${quoted(sections.common)}`,
    ...rowLines(optionRows([...commonOptions, 'help'], voice)),
    `.SH ${quoted(sections.exits)}`,
    ...rowLines(Object.entries(manual.exits)),
    `.SH ${quoted(sections.environment)}`,
    ...rowLines(Object.entries(manual.environment)),
    '',
  ].join('\n')
}

function commandLines(name: CommandName, voice: Pick<Voice, 'language'>): string[] {
  const grammar = commandGrammar(name)
  const examples = exampleRows(grammar, voice)
  return [
    `.SS "${quoted(usageOf(name, voice))}"`,
    line(aboutCommand(name, voice)),
    ...rowLines([...argumentRows(grammar, voice), ...optionRows(grammar.options ?? [], voice)]),
    ...examples.flatMap(([command, shows]) => [
      '.PP',
      ...(shows === '' ? [] : [line(shows)]),
      '.RS',
      '.nf',
      line(`$ ${command}`),
      '.fi',
      '.RE',
    ]),
  ]
}

function rowLines(rows: readonly Row[]): string[] {
  return rows.flatMap(([term, about]) => ['.TP', `.B "${quoted(term)}"`, line(about)])
}

/** Text as troff reads it: a backslash begins an escape, and a plain hyphen would become a typographic one. */
const escaped = (text: string): string => text.replaceAll('\\', '\\e').replaceAll('-', '\\-')

/** A line of text; one that begins with a control character would be a request. */
const line = (text: string): string => escaped(text).replace(/^(?=[.'])/, '\\&')

/** Text within the quotes of a request's argument. */
const quoted = (text: string): string => escaped(text).replaceAll('"', '\\(dq')
