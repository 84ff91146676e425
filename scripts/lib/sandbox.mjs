import { join } from 'node:path'
import { root } from './prepare.mjs'

/**
 * The command that runs another one with copies of what it may change, where it sees no process but its own: another
 * dockerd on this machine is neither asked nor told anything. What it started ends with it. Needs root.
 */
export function sandboxed(command) {
  const ownProcesses = ['--pid', '--fork', '--kill-child', '--mount-proc']
  const script = join(root, 'test/support/sandbox.sh')
  return ['unshare', '--mount', '--propagation', 'private', ...ownProcesses, 'sh', script, ...command]
}
