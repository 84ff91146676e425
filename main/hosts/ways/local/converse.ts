import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { hold } from '../conversation.ts'
import type { RunOptions, RunResult } from '../way.ts'

/**
 * Talks with a process on this machine, see {@link hold}.
 * @param graceMs how long one that was told to stop may take to put everything back.
 */
export function converse(
  child: ChildProcessWithoutNullStreams,
  input: Uint8Array,
  options: Omit<RunOptions, 'privileged'>,
  graceMs?: number,
): Promise<RunResult> {
  const { stdin, stdout, stderr } = child
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return hold({ stdin, stdout, stderr, ended, kill: () => killGroup(child) }, input, options, graceMs)
}

/** All that a process started: it leads a group of its own, unless it asks at the terminal. */
function killGroup(child: ChildProcessWithoutNullStreams): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // No group of its own, or root's: then it is left to notice that nobody listens.
    child.kill('SIGKILL')
  }
  child.stdout.destroy()
  child.stderr.destroy()
}
