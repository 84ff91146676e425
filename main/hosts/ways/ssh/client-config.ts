import { homedir, hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { type ConfigBlock, readConfigFiles } from './config-files.ts'

/** This user's SSH client configuration. */
export interface ClientConfig {
  readonly blocks: readonly ConfigBlock[]
  readonly env: NodeJS.ProcessEnv
  readonly home: string
  readonly localUser: string
  readonly localUid: number
  readonly localHost: string
  /** The directory of the machine-wide files. */
  readonly systemDirectory: string
}

/**
 * Reads `~/.ssh/config` and the machine's ssh_config.
 * @throws Failure `ssh-config-invalid`, `file-unreadable`.
 */
export async function readClientConfig(
  env: NodeJS.ProcessEnv,
  systemDirectory = process.platform === 'win32' ? join(env['ProgramData'] ?? 'C:\\ProgramData', 'ssh') : '/etc/ssh',
): Promise<ClientConfig> {
  const home = env['HOME'] || homedir()
  const { username, uid } = userInfo()
  const files = [join(home, '.ssh', 'config'), join(systemDirectory, 'ssh_config')]
  return {
    blocks: await readConfigFiles(files, home),
    env,
    home,
    localUser: username,
    localUid: uid,
    localHost: hostname(),
    systemDirectory,
  }
}
