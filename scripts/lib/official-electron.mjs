import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './prepare.mjs'
import { run } from './run.mjs'

/**
 * The Electron that package.json names; fetched from its makers where it is not here yet.
 *
 * @param {number} seconds how long fetching may take
 * @returns {Promise<{ executable: string, version: string } | { missing: string }>} `missing` says why there is none
 */
export async function officialElectron(seconds) {
  const directory = join(root, 'node_modules/electron')
  // Ends at once where the right version is here.
  const { ok, output, how } = await run(process.execPath, [join(directory, 'install.js')], { quiet: true, seconds })
  if (ok) {
    const { version } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'))
    return { executable: join(directory, 'dist', await readFile(join(directory, 'path.txt'), 'utf8')), version }
  }
  const reason = /^\w*Error: (.*)$/m.exec(output)?.[1] ?? how
  return { missing: `Electron could not be downloaded (${reason})` }
}
