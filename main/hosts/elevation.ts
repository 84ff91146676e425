import { Failure } from '../../shared/failure.ts'

/** What has to stand in front of a command so that it runs as root. */
export interface Elevation {
  readonly prefix: readonly string[]
  /** It asks for the password at the terminal, so it must stay in the terminal's session. */
  readonly needsTerminal: boolean
}

export interface ElevationOptions {
  readonly env: NodeJS.ProcessEnv
  /** Whether a person sits at this process's terminal. */
  readonly isTty: boolean
  readonly uid: number
  /** A program's path; undefined where it is not there. */
  readonly which: (name: string) => Promise<string | undefined>
}

/**
 * Chooses how to become root: sudo where a person can type a password at the terminal, pkexec where the desktop can ask,
 * else sudo without asking.
 * @returns undefined for root.
 * @throws Failure `elevation-missing`.
 */
export async function elevation({ env, isTty, uid, which }: ElevationOptions): Promise<Elevation | undefined> {
  if (uid === 0) return undefined
  const [sudo, pkexec] = await Promise.all([which('sudo'), which('pkexec')])
  const hasDesktop = Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
  if (sudo && isTty) return { prefix: [sudo, '--'], needsTerminal: true }
  if (pkexec && (hasDesktop || isTty)) return { prefix: [pkexec], needsTerminal: !hasDesktop }
  if (sudo) return { prefix: [sudo, '-n', '--'], needsTerminal: false }
  throw new Failure('elevation-missing', { host: 'local' })
}
