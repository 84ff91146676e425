import type { Failure } from '../../../shared/failure.ts'
import { version } from '../../version.ts'
import { isCommand, isGroup } from '../grammar/commands.ts'
import { unknownCommand } from '../grammar/complaint.ts'
import { completionScripts } from '../render/completion.ts'
import { renderHelp } from '../render/help.ts'
import { renderManual } from '../render/man.ts'
import type { Action } from '../session.ts'

/** Help for one command, or for the whole program. */
export const help: Action<'help'> = async (session, { command: words }) => {
  const path = words.join(' ')
  if (words.length > 0 && !isCommand(path) && !isGroup(path)) throw unknown(words)
  const text = renderHelp(path, session)
  return { data: { help: text }, text: text.trimEnd() }
}

/** The failure for the first unknown word, which names the known words before it. */
function unknown(words: readonly string[]): Failure {
  const known = words.findIndex((_, index) => {
    const path = words.slice(0, index + 1).join(' ')
    return !isCommand(path) && !isGroup(path)
  })
  return unknownCommand(['mooring', ...words.slice(0, known)].join(' '), words[known] ?? '')
}

/** This program's version. */
export const showVersion: Action<'version'> = async () => ({ data: { version }, text: version })

/** A completion script for a shell. */
export const completion: Action<'completion'> = async (_session, { shell }) => {
  const script = completionScripts[shell]
  return { data: { script }, text: script }
}

/** The manual page, as man(1) reads it. */
export const man: Action<'man'> = async (session) => {
  const page = renderManual(version, session)
  return { data: { page }, text: page.trimEnd() }
}
