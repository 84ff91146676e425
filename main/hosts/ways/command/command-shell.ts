import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { Failure } from '../../../../shared/failure.ts'
import { errorCode } from '../../../error-code.ts'
import type { Conversation, Elevation } from '../../root/elevation.ts'
import { runScript, type Shell } from '../shell.ts'

/** Options for a shell behind a command on this machine. */
export interface CommandShellOptions {
  /** The host, for messages. */
  readonly host: string
  /** The words before the shell: `limactl`, `shell`, `x`. None means this machine itself. */
  readonly prefix: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** How to become root there, called for each script that needs it; undefined if the user is already root. */
  readonly elevate: () => Promise<Elevation | undefined>
}

/** Runs `sh` on this machine, or behind a command that passes on arguments and standard input. */
export function createCommandShell({ host, prefix, env, elevate }: CommandShellOptions): Shell {
  return {
    notes: () => [],
    close: () => {},
    run: async (script, request, options) => {
      if (options.signal?.aborted) throw new Failure('cancelled')
      const elevation = options.privileged ? await elevate() : undefined
      const start = async (words: readonly string[]): Promise<Conversation> => {
        const [command = '', ...args] = [...prefix, ...words]
        return speakWith(spawn(command, args, { env, detached: !elevation?.needsTerminal }), host)
      }
      return runScript(script, request, options, { host, shell: '/bin/sh', elevation, start })
    },
  }
}

/**
 * A process on this machine.
 * @param host for messages: its end rejects with Failure `host-unreachable` if it did not start.
 */
export function speakWith(child: ChildProcessWithoutNullStreams, host: string): Conversation {
  const { stdin, stdout, stderr } = child
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) => {
      const detail = `${child.spawnfile}: ${errorCode(error)}`
      reject(new Failure('host-unreachable', { host, detail }, { cause: error }))
    })
    child.on('close', resolve)
  })
  // Becoming root may fail before anyone awaits its end.
  ended.catch(() => {})
  return { stdin, stdout, stderr, ended, kill: () => killGroup(child) }
}

/** Kills a process and its children: it leads its own group, unless it asks at the terminal. */
function killGroup(child: ChildProcessWithoutNullStreams): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has no group, or belongs to root: it ends by itself once its pipes close.
    child.kill('SIGKILL')
  }
  child.stdout.destroy()
  child.stderr.destroy()
}
