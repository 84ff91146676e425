import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../../shared/failure.ts'
import type { Elevation } from './elevation.ts'

/** What runs the installed host programs, with its own pkexec message; from the deb and rpm packages. */
const helper = 'mooring-as-root'

/** Its path in the deb and rpm packages; assets/polkit has the same path. */
const installedHelpers = '/opt/Mooring/resources'

export interface LocalElevationOptions {
  readonly env: NodeJS.ProcessEnv
  /** Whether a person sits at this process's terminal. */
  readonly isTty: boolean
  readonly uid?: number
  /** A program's path; undefined if it is not installed. */
  readonly which?: (name: string) => Promise<string | undefined>
}

/**
 * Chooses how to become root on this machine: sudo if a person can type a password at the terminal, pkexec if the
 * desktop can ask, else sudo without a question. Installed packages include `mooring-as-root`: pkexec then asks with the
 * message of its policy, and runs the installed host programs only. Without it, pkexec's question shows the whole command.
 * @returns undefined for root.
 * @throws Failure `elevation-missing`.
 */
export async function localElevation(options: LocalElevationOptions): Promise<Elevation | undefined> {
  const { env, isTty, uid = process.getuid?.() ?? 0 } = options
  if (uid === 0) return undefined
  // Only the packages' helper is used: one from the user's PATH may be anyone's.
  const find = options.which ?? ((name) => which(name, name === helper ? installedHelpers : (env['PATH'] ?? '')))
  const [sudo, pkexec, installed] = await Promise.all(['sudo', 'pkexec', helper].map(find))
  const hasDesktop = Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
  if (sudo && isTty) return { shell: [sudo, '--', '/bin/sh'], needsTerminal: true }
  if (pkexec && (hasDesktop || isTty)) {
    const asking = { needsTerminal: !hasDesktop }
    return installed ? { installed: [pkexec, installed], ...asking } : { shell: [pkexec, '/bin/sh'], ...asking }
  }
  if (sudo) return { shell: [sudo, '-n', '--', '/bin/sh'], needsTerminal: false, asksNobody: true }
  throw new Failure('elevation-missing', { host: 'local' })
}

/** Finds a program in a colon-separated path; undefined if it is not there. */
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
