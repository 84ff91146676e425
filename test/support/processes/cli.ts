import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Ended, environment, type Running, run, start } from './process.ts'
import { type Answer, onTerminal } from './terminal.ts'

/** The built command line, with its own home. */
export interface Cli {
  readonly home: string
  readonly env: NodeJS.ProcessEnv
  readonly run: (...args: string[]) => Promise<Ended>
  /** Without waiting for its end. */
  readonly start: (...args: string[]) => Running
  /** With `--json`: the envelope, and the exit code. */
  readonly json: (...args: string[]) => Promise<{ code: number | null; envelope: CliEnvelope }>
  /** On a terminal, with questions. */
  readonly onTerminal: (answers: readonly Answer[], ...args: string[]) => Promise<Ended>
  readonly remove: () => Promise<void>
}

/** An answer for a script: its shape is unknown until checked. */
export type CliEnvelope =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string; readonly hint: string } }

const program = resolve(import.meta.dirname, '../../../out/main/cli.cjs')

/**
 * Opens the command line. `remove` removes its history and settings.
 * @param within a command that runs it in another place, for example on a private host.
 * @param ownHome whether that directory is also its user's home, for files in ~/.ssh.
 */
export async function openCli({
  within = [],
  ownHome = false,
}: {
  readonly within?: readonly string[]
  readonly ownHome?: boolean
} = {}): Promise<Cli> {
  const home = await mkdtemp(join(tmpdir(), 'mooring-home-'))
  const [command = process.execPath, ...before] = [...within, process.execPath, program]
  const env = { ...environment, ...(ownHome ? { HOME: home } : {}), MOORING_HOME: home, NO_COLOR: '1' }
  const runCli = (...args: string[]): Promise<Ended> => run(command, [...before, ...args], { env })
  return {
    home,
    env,
    run: runCli,
    start: (...args) => start(command, [...before, ...args], { env }),
    json: async (...args) => {
      const { code, stdout } = await runCli(...args, '--json')
      return { code, envelope: JSON.parse(stdout) as CliEnvelope }
    },
    onTerminal: (answers, ...args) => onTerminal([process.execPath, program, ...args], answers, { env, within }),
    remove: () => rm(home, { recursive: true, force: true }),
  }
}
