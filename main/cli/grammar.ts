import type { Command } from 'commander'
import type { Action, Run } from './session.ts'

/** A word of the grammar and what it means; `many` for an option that may be given again. */
type Word = readonly [words: string, meaning: string, many?: 'many']

/** What a verb takes beside what all verbs take. */
export interface VerbGrammar {
  readonly arguments?: readonly Word[]
  readonly options?: readonly Word[]
  readonly examples: readonly string[]
}

/** Adds a verb below a command, and returns it. */
export type AddVerb = <Options>(name: string, meaning: string, work: Action<Options>, grammar: VerbGrammar) => Command

/** Every verb's last options. */
const common: readonly Word[] = [
  ['--json', 'print one JSON document on standard output'],
  ['--quiet', 'no messages and no progress'],
  ['--no-color', 'no colour (NO_COLOR does the same)'],
]

/** How verbs are added to a command: its arguments, by their names, join its options as what its action gets. */
export function verbsOf(parent: Command, run: Run): AddVerb {
  return <Options>(name: string, meaning: string, work: Action<Options>, grammar: VerbGrammar): Command => {
    const command = parent.command(name).description(meaning)
    for (const [words, about] of grammar.arguments ?? []) command.argument(words, about)
    for (const [words, about, many] of [...(grammar.options ?? []), ...common]) {
      if (many) command.option<string[]>(words, about, (value, before = []) => [...before, value])
      else command.option(words, about)
    }
    command.addHelpText(
      'after',
      `\nExamples:\n${grammar.examples.map((example) => `  $ mooring ${example}`).join('\n')}\n`,
    )
    return command.action((...received: unknown[]) => {
      const names = command.registeredArguments.map((argument) => argument.name())
      const named = Object.fromEntries(names.map((argument, index) => [argument, received[index]]))
      // Commander has checked the words against this grammar; the contract checks the values.
      return run(command.opts(), (session) => work(session, { ...command.opts(), ...named } as Options))
    })
  }
}
