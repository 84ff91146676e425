import { CommanderError } from 'commander'
import type { Envelope } from '../../shared/api/envelope.ts'
import type { ExitCode } from '../../shared/errors/entry.ts'
import { errorEntry } from '../../shared/errors.ts'
import { Failure, type FailureData, failureData } from '../../shared/failure.ts'
import { visibleText } from '../../shared/visible-text.ts'
import { openCall } from './open-call.ts'
import { buildProgram } from './program.ts'
import { chooseStyle } from './render/style.ts'
import type { GlobalOptions, Outcome, Session } from './session.ts'

/**
 * Runs one command line.
 * @param rendererDir the directory of the built page, for `mooring web`.
 * @returns the exit code; see {@link ExitCode} for what each means.
 */
export async function main(args: readonly string[], rendererDir: string): Promise<ExitCode> {
  const abort = new AbortController()
  const onSignal = (): void => abort.abort()
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  // The parser may fail before it has read these, and its complaint must obey them too.
  const asJson = args.includes('--json')
  let exit: ExitCode = 0
  const program = buildProgram(async (globals, action) => {
    const outcome = await action(openSession(globals, rendererDir, abort.signal))
    printOutcome(outcome, globals.json === true)
    exit = outcome.exit ?? 0
    await outcome.closed
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const failure =
      error instanceof CommanderError
        ? failureData(new Failure('usage', { detail: usageText(error) }))
        : failureData(error)
    printFailure(failure, asJson, chooseStyle(process.stderr.isTTY, args.includes('--no-color'), process.env))
    return errorEntry(failure.code).exit
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  }
}

function openSession(globals: GlobalOptions, rendererDir: string, signal: AbortSignal): Session {
  const silent = globals.quiet === true || globals.json === true
  const canAsk = process.stdin.isTTY && process.stderr.isTTY && globals.json !== true
  return {
    call: openCall(process.stdin.isTTY),
    signal,
    rendererDir,
    style: chooseStyle(process.stdout.isTTY, !globals.color, process.env),
    say: silent ? () => undefined : (text) => process.stderr.write(`${text}\n`),
    ask: canAsk ? askOnTerminal : undefined,
  }
}

async function askOnTerminal(question: string): Promise<boolean> {
  const { confirm } = await import('@clack/prompts')
  const answer = await confirm({ message: question, initialValue: false, output: process.stderr })
  return answer === true
}

function printOutcome(outcome: Outcome, json: boolean): void {
  const envelope: Envelope<unknown> = { ok: true, data: outcome.data }
  const text = json ? JSON.stringify(envelope) : outcome.text
  if (text !== '') process.stdout.write(`${text}\n`)
}

function printFailure(error: FailureData, json: boolean, style: ReturnType<typeof chooseStyle>): void {
  if (json) {
    const envelope: Envelope<never> = { ok: false, error }
    process.stdout.write(`${JSON.stringify(envelope)}\n`)
    return
  }
  process.stderr.write(
    `${style.bad('mooring:')} ${visibleText(error.message)}\n  ${style.faint(visibleText(error.hint))}\n`,
  )
}

/** Commander's complaint as one sentence, without its own prefix. */
function usageText({ message }: CommanderError): string {
  const [first = ''] = message.split('\n')
  const sentence = first.replace(/^error: /, '')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${/[.?!)]$/.test(sentence) ? '' : '.'}`
}
