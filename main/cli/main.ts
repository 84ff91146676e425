import { CommanderError } from 'commander'
import type { Envelope } from '../../shared/api/envelope.ts'
import type { ExitCode } from '../../shared/errors/exit-code.ts'
import { exitCodeOf } from '../../shared/errors.ts'
import { Failure, type FailureData, failureData } from '../../shared/failure.ts'
import { visibleText } from '../../shared/visible-text.ts'
import { callOf, openApi } from './open-api.ts'
import { buildProgram } from './program.ts'
import { chooseStyle, wrap } from './render/style.ts'
import type { GlobalOptions, Outcome, Session } from './session.ts'
import { openTerminal } from './terminal.ts'

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
    const { session, close } = openSession(globals, rendererDir, abort.signal)
    try {
      const outcome = await action(session)
      printOutcome(outcome, globals.json === true)
      exit = outcome.exit ?? 0
      await outcome.closed
    } finally {
      close()
    }
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
    printFailure(failure, asJson, chooseStyle(process.stderr, args.includes('--no-color'), process.env))
    return exitCodeOf(failure.code)
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  }
}

function openSession(
  globals: GlobalOptions,
  rendererDir: string,
  signal: AbortSignal,
): { readonly session: Session; readonly close: () => void } {
  const silent = globals.quiet === true || globals.json === true
  // sudo asks at the terminal by itself, so for it there is none where nothing may be asked.
  const isTty = process.stdin.isTTY && globals.json !== true
  const canAsk = isTty && process.stderr.isTTY
  const { say, confirm, people } = openTerminal()
  const { dispatch, close } = openApi({ door: 'cli', isTty, ...(canAsk ? { people } : {}) })
  const session: Session = {
    call: callOf(dispatch),
    signal,
    rendererDir,
    style: chooseStyle(process.stdout, !globals.color, process.env),
    say: silent ? () => undefined : say,
    ask: canAsk ? (question) => confirm(question, signal) : undefined,
  }
  return { session, close }
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
    `${style.bad('mooring:')} ${wrap(visibleText(error.message), 9, style)}\n` +
      `  ${style.faint(wrap(visibleText(error.hint), 2, style))}\n`,
  )
}

/** Commander's complaint as one sentence, without its own prefix. */
function usageText({ message }: CommanderError): string {
  const [first = ''] = message.split('\n')
  const sentence = first.replace(/^error: /, '')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${/[.?!)]$/.test(sentence) ? '' : '.'}`
}
