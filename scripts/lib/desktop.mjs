import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run } from './run.mjs'

/**
 * Why the desktop app cannot be opened here; undefined if no obstacle is known.
 *
 * @param {{ platform: string, env: NodeJS.ProcessEnv }} machine
 * @param {boolean} isRoot
 * @returns {string | undefined}
 */
export function whyNoDesktop({ platform, env }, isRoot) {
  if (platform !== 'linux') return undefined
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display (DISPLAY and WAYLAND_DISPLAY are empty)'
  if (isRoot) return 'you are root, and the desktop app would have to run without its sandbox'
  return undefined
}

/**
 * The Electron of package.json; downloaded if missing, about 120 MB.
 *
 * @param {number} seconds the limit for the download
 * @returns {Promise<{ executable: string, version: string } | { missing: string }>} `missing` is the reason if there is
 *   none
 */
export async function officialElectron(seconds) {
  const directory = join(root, 'node_modules/electron')
  // Ends at once if the right version is installed.
  const { ok, output, how } = await run(process.execPath, [join(directory, 'install.js')], { quiet: true, seconds })
  if (ok) {
    const { version } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'))
    return { executable: join(directory, 'dist', await readFile(join(directory, 'path.txt'), 'utf8')), version }
  }
  const reason = /^\w*Error: (.*)$/m.exec(output)?.[1] ?? how
  return { missing: `Electron couldn’t be downloaded (${reason})` }
}

/**
 * The Electron for a window here, or why there is none.
 *
 * @returns {Promise<{ executable: string, version: string } | { missing: string }>}
 */
export async function findDesktop() {
  const obstacle = whyNoDesktop(process, process.getuid?.() === 0)
  if (obstacle !== undefined) return { missing: obstacle }
  console.log('Opening the desktop app. If Electron is not installed yet, it is downloaded first (about 120 MB).')
  return officialElectron(downloadSeconds)
}

/** A person waits no longer than this for a window. */
const downloadSeconds = 300
