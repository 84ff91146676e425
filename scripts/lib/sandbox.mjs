import { join } from 'node:path'
import { root } from './prepare.mjs'

/** The command that runs another one in a mount namespace of its own, with copies of what it may change. Needs root. */
export function sandboxed(command) {
  return ['unshare', '--mount', '--propagation', 'private', 'sh', join(root, 'test/support/sandbox.sh'), ...command]
}
