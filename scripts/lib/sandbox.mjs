import { join } from 'node:path'
import { root, run } from './run.mjs'

/**
 * The command that runs another one with copies of what it may change, where it sees no process but its own: another
 * dockerd on this machine is neither asked nor told anything. What it started ends with it. Needs root.
 *
 * @param {readonly string[]} command
 * @returns {string[]}
 */
export function sandboxed(command) {
  const ownProcesses = ['--pid', '--fork', '--kill-child', '--mount-proc']
  const script = join(root, 'test/support/sandbox.sh')
  return ['unshare', '--mount', '--propagation', 'private', ...ownProcesses, 'sh', script, ...command]
}

/** Whether {@link sandboxed} works here. */
export async function canSandbox() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const [program, ...args] = sandboxed(['true'])
  return (await run(program, args, { quiet: true })).ok
}

/**
 * The command that runs another one on a screen of its own.
 *
 * @param {readonly string[]} command
 * @returns {string[]}
 */
export function onScreen(command) {
  return ['xvfb-run', '-a', '-s', '-screen 0 1280x900x24', ...command]
}
