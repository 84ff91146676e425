import { CommanderError } from 'commander'
import type { CommandName } from '../../../main/cli/grammar/commands.ts'
import { buildProgram } from '../../../main/cli/grammar/program.ts'
import { type FailureData, failureData } from '../../../shared/failure.ts'

/** A parsed command line: a command with its input, help, or a failure. */
export type Parsed =
  | { readonly command: CommandName; readonly input: Readonly<Record<string, unknown>> }
  | { readonly help: string }
  | { readonly complaint: FailureData }

/** Parses a command line like `mooring`, without running it. */
export async function parse(...args: string[]): Promise<Parsed> {
  let parsed: Parsed | undefined
  const run = async (command: CommandName, input: object): Promise<void> => {
    parsed = { command, input: { ...input } }
  }
  const help = (words: string): string => {
    parsed = { help: words }
    return ''
  }
  try {
    await buildProgram(args, run, help).parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError && error.exitCode === 0)) return { complaint: failureData(error) }
  }
  if (!parsed) throw new Error(`nothing came of ${args.join(' ')}`)
  return parsed
}
