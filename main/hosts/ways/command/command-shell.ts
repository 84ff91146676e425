import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { Failure } from '../../../../shared/failure.ts'
import { at, systemReason } from '../../../../shared/system-error.ts'
import type { Conversation } from '../../conversation.ts'
import type { Elevation } from '../../root/elevation.ts'
import { runScript, type ScriptRunner } from '../shell.ts'

/** Options for a shell behind a command on this machine. */
export interface CommandShellOptions {
  /** The host, for messages. */
  readonly host: string
  /** The words before the shell: `limactl`, `shell`, `x`. None means this machine itself. */
  readonly prefix: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** How to become root behind the prefix, called for each script that needs it; undefined where the user is root already. */
  readonly elevate?: () => Promise<Elevation | undefined>
  /** What goes before root's shell, where a command leads to root by itself: `wsl.exe`, `-d`, `x`, `-u`, `root`, `--`. */
  readonly rootPrefix?: readonly string[]
}

/** A shell that is root's as it is started, without a question. */
const rootShell: Elevation = { shell: ['/bin/sh'], needsTerminal: false }

/** Runs `sh` on this machine, or wherever a command leads that passes arguments and standard input on. */
export function createCommandShell({ host, prefix, env, elevate, rootPrefix }: CommandShellOptions): ScriptRunner {
  return {
    notes: () => [],
    close: () => {},
    run: async (script, request, options) => {
      if (options.signal?.aborted) throw new Failure('cancelled')
      const asRoot = options.privileged ? rootPrefix : undefined
      const elevation = asRoot ? rootShell : options.privileged ? await elevate?.() : undefined
      const start = async (words: readonly string[]): Promise<Conversation> => {
        const [command = '', ...args] = [...(asRoot ?? prefix), ...words]
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
      const detail = at(child.spawnfile, systemReason(error))
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
