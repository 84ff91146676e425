import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Running, start, until } from '../processes/process.ts'

/** What it does: says `up`, and `hangup` at each signal to read its settings again. */
export const loop = 'trap "echo hangup" HUP; echo up; while sleep 0.1; do :; done'

export interface PretendedDaemon extends Running {
  /** Its command line. */
  readonly args: readonly string[]
}

/** A process that host programs take for a Docker daemon: by its name and its arguments. It is a shell. */
export async function startPretendedDaemon(
  directory: string,
  flags: readonly string[],
  env: NodeJS.ProcessEnv = {},
  uid?: number,
): Promise<PretendedDaemon> {
  const program = join(directory, 'dockerd')
  await copyFile('/bin/dash', program)
  const args = ['-c', loop, ...flags]
  const running = start(program, args, {
    env: { PATH: '/usr/bin:/bin', ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  await until('the daemon', async () => running.log() === 'up\n')
  return { ...running, args: [program, ...args] }
}
