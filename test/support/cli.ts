import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Ended, type Running, run, start } from './process.ts'

/** The command line as built, with a home of its own. */
export interface Cli {
  readonly home: string
  readonly run: (...args: string[]) => Promise<Ended>
  /** Without waiting for its end. */
  readonly start: (...args: string[]) => Running
  /** With `--json`: the envelope, and the exit code. */
  readonly json: (...args: string[]) => Promise<{ code: number | null; envelope: CliEnvelope }>
  readonly remove: () => Promise<void>
}

/** An answer as a script sees it: of unknown shape until looked at. */
export type CliEnvelope =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string; readonly hint: string } }

const program = resolve(import.meta.dirname, '../../out/main/cli.cjs')

/**
 * Opens the command line; history and settings go into a directory that `remove` removes.
 * @param more variables beside this process's own.
 */
export async function openCli(more: NodeJS.ProcessEnv = {}): Promise<Cli> {
  const home = await mkdtemp(join(tmpdir(), 'mooring-home-'))
  const env = { ...process.env, ...more, MOORING_HOME: home, NO_COLOR: '1' }
  const runCli = (...args: string[]): Promise<Ended> => run(process.execPath, [program, ...args], { env })
  return {
    home,
    run: runCli,
    start: (...args) => start(process.execPath, [program, ...args], { env }),
    json: async (...args) => {
      const { code, stdout } = await runCli(...args, '--json')
      return { code, envelope: JSON.parse(stdout) as CliEnvelope }
    },
    remove: () => rm(home, { recursive: true, force: true }),
  }
}
