import { CommanderError } from 'commander'
import type { ExitCode } from '../../shared/errors/exit-code.ts'
import { usageExitCodes } from '../../shared/errors/input.ts'
import { exitCodeOf } from '../../shared/errors.ts'
import { Failure, type FailureData, failureData } from '../../shared/failure.ts'
import { visibleJson } from '../../shared/visible-text.ts'
import type { Param } from '../../shared/words/param.ts'
import { errorWords } from '../../shared/words/say.ts'
import { type ReaderProcess, readApart } from '../reader/reader.ts'
import { startReaders } from '../reader/start-reader.ts'
import { actions } from './commands/index.ts'
import type { CommandName, GivenOptions } from './grammar/commands.ts'
import { buildProgram } from './grammar/program.ts'
import { type Interruption, listenForInterruption } from './interruption.ts'
import { callOf, openApi } from './open-api.ts'
import { put } from './output.ts'
import { readInput } from './read-input.ts'
import { indented, wrap } from './render/columns.ts'
import { renderHelp, renderUsage } from './render/help.ts'
import { printable } from './render/printable.ts'
import { chooseVoice, type Voice } from './render/style.ts'
import type { Action, Outcome, Session } from './session.ts'
import { openTerminal } from './terminal.ts'

/** Options that every command has. */
type CommonOptions = GivenOptions<'json' | 'quiet' | 'noColor'>

/**
 * Runs one command line.
 * @param rendererDir the directory of the built page, for `mooring web`.
 * @param ahead a reader's process for the first job; whoever started it ends it.
 * @returns the exit code; see {@link ExitCode} for what each means.
 */
export async function main(args: readonly string[], rendererDir: string, ahead?: ReaderProcess): Promise<ExitCode> {
  const interruption = listenForInterruption()
  // The parser may fail before it reads these options, and its error message must follow them too.
  const [asJson, noColour] = [args.includes('--json'), args.includes('--no-color')]
  const voice = chooseVoice(process.stdout, noColour, process.env)
  let exit: ExitCode = 0
  const run = async (command: CommandName, input: object): Promise<void> => {
    const { session, close } = openSession(input, voice, rendererDir, interruption, ahead)
    try {
      // The grammar has checked the input.
      const action = actions[command] as Action<never>
      const outcome = await action(session, input as never)
      printOutcome(outcome, asJson, noColour)
      exit = outcome.exit ?? 0
      await outcome.closed
    } finally {
      close()
    }
  }
  try {
    const program = buildProgram(args, run, (words) => renderHelp(words.replace(/^mooring ?/, ''), voice))
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' })
    return interruption.exit() ?? exit
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const failure = failureData(error)
    printFailure(failure, { asJson, noColour })
    return interruption.exit() ?? exitCodeOf(failure.code)
  } finally {
    interruption.ignore()
  }
}

/** Says on standard error that standard output could not be written. */
export function printLostOutput(detail: Param, args: readonly string[]): void {
  const noColour = args.includes('--no-color')
  printFailure(failureData(new Failure('output-lost', { detail })), { asJson: false, noColour })
}

function openSession(
  { json, quiet }: CommonOptions,
  voice: Voice,
  rendererDir: string,
  interruption: Interruption,
  ahead: ReaderProcess | undefined,
): { readonly session: Session; readonly close: () => void } {
  const { signal } = interruption
  // sudo asks at the terminal by itself. If no questions are allowed, it must not see one.
  const isTty = process.stdin.isTTY && json !== true
  const canAsk = isTty && process.stderr.isTTY
  const { say, confirm, people } = openTerminal(voice, interruption.interrupt)
  const { dispatch, close } = openApi(
    { door: 'cli', isTty, ...(canAsk ? { people } : {}) },
    readApart(startReaders(ahead)),
  )
  const session: Session = {
    ...voice,
    call: callOf(dispatch),
    signal,
    rendererDir,
    say: quiet || json ? () => undefined : say,
    isWatched: process.stderr.isTTY && !quiet && !json,
    input: { isTyped: process.stdin.isTTY, read: () => readInput(process.stdin, signal) },
    ask: canAsk ? (question) => confirm(question, signal) : undefined,
  }
  return { session, close }
}

function printOutcome({ data, text, failure }: Outcome, asJson: boolean, noColour: boolean): void {
  if (asJson) print(failure ? { ok: false, error: failure, data } : { ok: true, data })
  else if (text !== '') put(process.stdout, `${printable(text)}\n`)
  else if (failure) printFailure(failure, { asJson, noColour })
}

function printFailure(failure: FailureData, how: { readonly asJson: boolean; readonly noColour: boolean }): void {
  if (how.asJson) {
    print({ ok: false, error: failure })
    return
  }
  const voice = chooseVoice(process.stderr, how.noColour, process.env)
  const { style } = voice
  const { message, hint } = errorWords(voice.language, failure)
  const { command } = failure.params
  const lines = [
    `${style.bad('mooring:')} ${wrap(message, 9, style)}`,
    style.faint(indented(hint, 2, style)),
    // Usage errors come with the command's usage line.
    ...(typeof command === 'string' && Object.hasOwn(usageExitCodes, failure.code)
      ? [renderUsage(command.replace(/^mooring ?/, ''), voice)]
      : []),
  ]
  put(process.stderr, `${printable(lines.join('\n'))}\n`)
}

function print(document: object): void {
  put(process.stdout, `${visibleJson(document)}\n`)
}
