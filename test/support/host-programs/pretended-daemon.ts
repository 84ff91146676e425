import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from '../processes/is-alive.ts'
import { must, type Running, start, until } from '../processes/process.ts'

/** Its loop: prints its PID, and `hangup` at each reload signal. */
export const loop = 'trap "echo hangup" HUP; echo $$; while sleep 0.1; do :; done'

export interface PretendedDaemon extends Running {
  /** Its command line. */
  readonly args: readonly string[]
}

/** How it is started. */
export interface DaemonOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly uid?: number
  /** A command that runs it, and `kill`, in another place. */
  readonly within?: readonly string[]
  /** Its name, `dockerd` where absent, and its arguments in front of its flags: those that make a shell run {@link loop}. */
  readonly name?: string
  readonly program?: readonly string[]
}

/**
 * A process that looks like a Docker daemon to host programs, by its name and arguments. It is a shell, its working
 * directory is the given one, and its PID is the one in its namespace.
 */
export async function startPretendedDaemon(
  directory: string,
  flags: readonly string[],
  { env = {}, uid, within = [], name = 'dockerd', program = ['-c', loop] }: DaemonOptions = {},
): Promise<PretendedDaemon> {
  const path = join(directory, name)
  await copyFile('/bin/dash', path)
  const args = [path, ...program, ...flags]
  const user = uid === undefined ? [] : ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups']
  const [command = '', ...rest] = [...within, ...user, 'sh', '-c', 'cd "$0" && exec "$@"', directory, ...args]
  const running = start(command, rest, { env: { PATH: '/usr/bin:/bin', ...env } })
  await until('the daemon', async () => running.log().includes('\n'))
  const pid = Number.parseInt(running.log(), 10)
  return {
    pid,
    args,
    log: running.log,
    ended: running.ended,
    // Its parent must reap it first, so that it does not stay as a zombie.
    stop: async () => {
      const [kill = '', ...number] = [...within, 'kill', String(pid)]
      if (await isAlive(running.pid)) await must(kill, number)
      await running.ended
    },
  }
}
