import { homedir } from 'node:os'
import { join } from 'node:path'

/** The directories of Mooring's own data on this workstation. */
export interface StorePlaces {
  /** Settings, saved hosts. */
  readonly config: string
  /** History. */
  readonly state: string
}

/**
 * `MOORING_HOME` holds everything if it is set. Otherwise: XDG base directories on Linux, Application Support on macOS,
 * %APPDATA% on Windows.
 */
export function storePlaces(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): StorePlaces {
  const own = env['MOORING_HOME']
  if (own) return { config: own, state: join(own, 'state') }
  const home = env['HOME'] || homedir()
  if (platform === 'darwin') return underOne(join(home, 'Library', 'Application Support', 'Mooring'))
  if (platform === 'win32') return underOne(join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Mooring'))
  return {
    config: join(absolute(env['XDG_CONFIG_HOME']) ?? join(home, '.config'), 'mooring'),
    state: join(absolute(env['XDG_STATE_HOME']) ?? join(home, '.local', 'state'), 'mooring'),
  }
}

function underOne(directory: string): StorePlaces {
  return { config: directory, state: join(directory, 'State') }
}

/** “All paths set in these environment variables must be absolute” (XDG Base Directory, Basics); others are ignored. */
function absolute(path: string | undefined): string | undefined {
  return path?.startsWith('/') ? path : undefined
}
