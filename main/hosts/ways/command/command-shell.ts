import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { Failure } from '../../../../shared/failure.ts'
import { errorCode } from '../../../error-code.ts'
import type { Conversation } from '../../conversation.ts'
import type { Elevation } from '../../root/elevation.ts'
import { runScript, type ScriptRunner } from '../shell.ts'

/** What reaches a shell by a command on this machine. */
export interface CommandShellOptions {
  /** The host, for messages. */
  readonly host: string
  /** What goes before the shell, a list of words: `limactl`, `shell`, `x`. Nothing means this machine itself. */
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
 * A process on this machine, to talk with.
 * @param host for messages: its end rejects with Failure `host-unreachable` where it did not start.
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
  // Becoming root may fail before anyone waits for its end.
  ended.catch(() => {})
  return { stdin, stdout, stderr, ended, kill: () => killGroup(child) }
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
