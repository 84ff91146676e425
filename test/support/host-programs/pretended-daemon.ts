import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from '../processes/is-alive.ts'
import { must, type Running, start, until } from '../processes/process.ts'

/** What it does: says its number, and `hangup` at each signal to read its settings again. */
export const loop = 'trap "echo hangup" HUP; echo $$; while sleep 0.1; do :; done'

export interface PretendedDaemon extends Running {
  /** Its command line. */
  readonly args: readonly string[]
}

/** How it is started. */
export interface DaemonOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly uid?: number
  /** A command that runs it, and `kill`, somewhere else. */
  readonly within?: readonly string[]
  /** Its name, `dockerd` where absent, and its arguments in front of its flags: those that make a shell run {@link loop}. */
  readonly name?: string
  readonly program?: readonly string[]
}

/**
 * A process that host programs take for a Docker daemon: by its name and its arguments. It is a shell, it runs in the
 * directory, and its number is the one that it has where it runs.
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
    // Whoever runs it sees it end first, so that it does not stay behind as a zombie.
    stop: async () => {
      const [kill = '', ...number] = [...within, 'kill', String(pid)]
      if (await isAlive(running.pid)) await must(kill, number)
      await running.ended
    },
  }
}
