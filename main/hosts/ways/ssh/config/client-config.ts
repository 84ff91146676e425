import { lookup } from 'node:dns/promises'
import { homedir, hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../../../../../shared/failure.ts'
import { within } from '../../../../limit.ts'
import type { NameExists } from './canonical-host.ts'
import { type ConfigFile, readConfigFiles } from './files.ts'

/** This user's SSH client configuration. */
export interface ClientConfig {
  /** The user's file and the machine's. */
  readonly files: readonly ConfigFile[]
  readonly env: NodeJS.ProcessEnv
  readonly home: string
  readonly localUser: string
  readonly localUid: number
  readonly localHost: string
  /** The directory of the machine-wide files. */
  readonly systemDirectory: string
  /** Asks this computer's resolver. */
  readonly exists: NameExists
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
  const user = join(home, '.ssh', 'config')
  return {
    files: await readConfigFiles({ user, system: join(systemDirectory, 'ssh_config'), home }),
    env,
    home,
    localUser: username,
    localUid: uid,
    localHost: hostname(),
    systemDirectory,
    exists: nameExists,
  }
}

/** How long a resolver may take for one name. */
const lookUpMs = 20_000

/** Whatever a resolver fails with, ssh tries the next name. */
async function nameExists(name: string): Promise<boolean> {
  const answer = lookup(name).then(
    () => true,
    () => false,
  )
  const late = (): Failure => new Failure('host-unreachable', { host: name, detail: 'ETIMEOUT' })
  return await within(answer, { milliseconds: lookUpMs, late, signal: undefined })
}
