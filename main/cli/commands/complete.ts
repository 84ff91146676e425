import { visibleText } from '../../../shared/visible-text.ts'
import { candidatesFor, choicesOf } from '../grammar/candidates.ts'
import { optionGrammar } from '../grammar/options.ts'
import { type List, type ValueName, valueGrammar } from '../grammar/values.ts'
import { aboutCommand } from '../render/help.ts'
import { changeWords } from '../render/history.ts'
import { tell } from '../render/style.ts'
import { type Action, dataOf, type Session } from '../session.ts'

/** A word that can come next, and its meaning, which may be empty. */
type Candidate = readonly [word: string, about: string]

/** Prints the possible next words, one per line. Contacts no host. */
export const complete: Action<'complete'> = async (session, { word: words }) => {
  const current = words.at(-1) ?? ''
  const found = await candidates(session, words.slice(0, -1), current)
  const fitting = found.filter(([word]) => word.startsWith(current) || word.startsWith(':'))
  return { data: fitting, text: fitting.map((each) => each.map(visibleText).join('\t').trimEnd()).join('\n') }
}

async function candidates(session: Session, before: readonly string[], current: string): Promise<Candidate[]> {
  const next = candidatesFor(before, current)
  const { options } = session.language.words.commands
  switch (next.kind) {
    case 'commands':
      return next.names.map((name) => [name.split(' ').at(-1) ?? name, aboutCommand(name, session)])
    case 'options':
      return next.names.map((name) => [optionGrammar(name).flag, tell(session, options[name])])
    case 'values':
      return valuesOf(session, next.value)
  }
}

async function valuesOf(session: Session, value: ValueName): Promise<Candidate[]> {
  const { offers } = valueGrammar(value)
  if (offers === 'files' || offers === 'directories') return [[`:${offers}`, '']]
  return offers ? lists[offers](session) : choicesOf(value).map((choice) => [choice, ''])
}

const lists: Readonly<Record<List, (session: Session) => Promise<Candidate[]>>> = {
  hosts: async (session) =>
    dataOf<'hosts.names'>(await session.call('hosts.names', {})).map(({ id, label }) => [id, label]),
  changes: async (session) => {
    const { changes } = dataOf<'history.list'>(await session.call('history.list', {}))
    return changes.filter(({ state }) => state !== 'undone').map((change) => [change.id, changeWords(change, session)])
  },
  registries: async (session) => {
    const { changes } = dataOf<'history.list'>(await session.call('history.list', {}))
    return [...new Set(changes.flatMap(({ registry }) => registry ?? []))].map((registry) => [registry, ''])
  },
}
