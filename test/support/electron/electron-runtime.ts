import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

/** The Electron for the desktop tests, or why there is none. */
export type ElectronRuntime = { readonly executable: string } | { readonly missing: string }

declare module 'vitest' {
  interface ProvidedContext {
    readonly electron: ElectronRuntime
  }
}

/** Finds it once for all desktop tests. Prints a reason to skip them, since a skipped test cannot. */
export async function setup(project: TestProject): Promise<void> {
  const runtime = await findRuntime()
  if ('missing' in runtime) process.stderr.write(`The desktop tests are skipped: ${runtime.missing}.\n`)
  project.provide('electron', runtime)
}

async function findRuntime(): Promise<ElectronRuntime> {
  if (process.platform === 'linux' && !process.env['DISPLAY'])
    return { missing: 'there is no display; run them under xvfb-run' }
  const script = fileURLToPath(new URL('../../../scripts/test-electron.mjs', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [script])
  return JSON.parse(stdout) as ElectronRuntime
}
