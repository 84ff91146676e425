import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../../shared/failure.ts'
import type { Elevation } from './elevation.ts'

/** A shell that pkexec has a question of its own for; the packages bring it. */
const helper = 'mooring-as-root'

/** Where the deb and rpm packages put it; the path stands in assets/polkit as well. */
const installedHelpers = '/opt/Mooring/resources'

export interface LocalElevationOptions {
  readonly env: NodeJS.ProcessEnv
  /** Whether a person sits at this process's terminal. */
  readonly isTty: boolean
  readonly uid?: number
  /** A program's path; undefined where it is not there. */
  readonly which?: (name: string) => Promise<string | undefined>
}

/**
 * Chooses how to become root on this machine: sudo where a person can type a password at the terminal, pkexec where the
 * desktop can ask, else sudo without asking. An installed package brings `mooring-as-root`, a shell for which its polkit
 * policy has words.
 * @returns undefined for root.
 * @throws Failure `elevation-missing`.
 */
export async function localElevation(options: LocalElevationOptions): Promise<Elevation | undefined> {
  const { env, isTty, uid = process.getuid?.() ?? 0 } = options
  if (uid === 0) return undefined
  // The helper is the packages' own: one that came into the user's PATH is somebody else's.
  const find = options.which ?? ((name) => which(name, name === helper ? installedHelpers : (env['PATH'] ?? '')))
  const [sudo, pkexec, installed] = await Promise.all(['sudo', 'pkexec', helper].map(find))
  const hasDesktop = Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
  if (sudo && isTty) return { shell: [sudo, '--', '/bin/sh'], needsTerminal: true }
  if (pkexec && (hasDesktop || isTty)) return { shell: [pkexec, installed ?? '/bin/sh'], needsTerminal: !hasDesktop }
  if (sudo) return { shell: [sudo, '-n', '--', '/bin/sh'], needsTerminal: false }
  throw new Failure('elevation-missing', { host: 'local' })
}

/** Finds a program in a path of directories parted by colons; undefined where none holds it. */
export async function which(name: string, path: string): Promise<string | undefined> {
  for (const directory of path.split(':').filter(Boolean)) {
    const file = join(directory, name)
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return file
  }
  return undefined
}
