import { join } from 'node:path'
import { root, run } from './run.mjs'

/**
 * The command that runs another one in a sandbox, with copies of all that it may change. It sees only its own
 * processes and its own network, so it never affects another dockerd on this machine, and sandboxes run side by side.
 * Its children end with it. Needs root.
 *
 * @param {readonly string[]} command
 * @param {{ hasNetwork?: boolean }} [options] whether it sees the machine's network instead, to download something
 * @returns {string[]}
 */
export function sandboxed(command, { hasNetwork = false } = {}) {
  const ownProcesses = ['--pid', '--fork', '--kill-child', '--mount-proc']
  const own = hasNetwork ? ownProcesses : [...ownProcesses, '--net']
  const script = join(root, 'test/support/sandbox.sh')
  return ['unshare', '--mount', '--propagation', 'private', ...own, 'sh', script, ...command]
}

/** Whether {@link sandboxed} works here. */
export async function canSandbox() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const [program, ...args] = sandboxed(['true'])
  return (await run(program, args, { quiet: true })).ok
}

/**
 * The command that runs another one on its own virtual screen.
 *
 * @param {readonly string[]} command
 * @returns {string[]}
 */
export function onScreen(command) {
  return ['xvfb-run', '-a', '-s', '-screen 0 1280x900x24', ...command]
}
