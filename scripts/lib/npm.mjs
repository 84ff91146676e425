import { readFile } from 'node:fs/promises'
import { run } from './run.mjs'

/** How often a script checks whether its npm still runs, milliseconds. */
const interval = 500

/**
 * Runs npm in the checkout: the one that started this program, which on Windows cannot be started by its name.
 *
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function npm(args, options) {
  const cli = process.env.npm_execpath
  return cli?.endsWith('npm-cli.js') ? run(process.execPath, [cli, ...args], options) : run('npm', args, options)
}

/**
 * Ends this program when the npm that started it has ended. npm passes SIGTERM only to the shell in between, which dies
 * alone, and does not pass on SIGHUP.
 */
export async function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const npmBehindShell = await shellsParent(parent)
  const hasEnded = () => process.ppid !== parent || (npmBehindShell !== undefined && !isAlive(npmBehindShell))
  setInterval(() => hasEnded() && process.kill(process.pid, 'SIGTERM'), interval).unref()
}

/**
 * The parent of a process, if it is a shell that waits for its one command; otherwise undefined. Only dash on Linux
 * waits: other shells become the command, and npm is its parent.
 */
async function shellsParent(pid) {
  const command = await readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '')
  if (!/^[^\0]*sh\0-c\0/.test(command)) return undefined
  // proc(5): pid (comm) state ppid
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '')
  const parent = /\) \S (\d+)/.exec(stat)?.[1]
  return parent === undefined ? undefined : Number(parent)
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
