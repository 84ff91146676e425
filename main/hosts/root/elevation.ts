import { Failure } from '../../../shared/failure.ts'

/** A shell that pkexec has a question of its own for; the packages bring it. */
export const helper = 'mooring-as-root'

/** How a shell is started as root. */
export interface Elevation {
  /** The command; the shell's own arguments follow it. */
  readonly shell: readonly string[]
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
 * else sudo without asking. An installed package brings `mooring-as-root`, a shell for which its polkit policy has words.
 * @returns undefined for root.
 * @throws Failure `elevation-missing`.
 */
export async function elevation({ env, isTty, uid, which }: ElevationOptions): Promise<Elevation | undefined> {
  if (uid === 0) return undefined
  const [sudo, pkexec, installed] = await Promise.all(['sudo', 'pkexec', helper].map(which))
  const hasDesktop = Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
  if (sudo && isTty) return { shell: [sudo, '--', '/bin/sh'], needsTerminal: true }
  if (pkexec && (hasDesktop || isTty)) return { shell: [pkexec, installed ?? '/bin/sh'], needsTerminal: !hasDesktop }
  if (sudo) return { shell: [sudo, '-n', '--', '/bin/sh'], needsTerminal: false }
  throw new Failure('elevation-missing', { host: 'local' })
}
