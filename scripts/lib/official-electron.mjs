import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './run.mjs'

/**
 * The Electron that package.json names, downloaded from its makers on first use.
 *
 * @param {string} root the checkout
 * @param {number} seconds how long a download may take
 * @returns {Promise<{ executable: string } | { missing: string }>}
 */
export async function officialElectron(root, seconds) {
  const directory = join(root, 'node_modules/electron')
  // The installer ends at once where the right version is there.
  const { ok, output } = await run(process.execPath, [join(directory, 'install.js')], { quiet: true, seconds })
  if (!ok) {
    const reason = /^\s*(?:\[cause\]:\s*)?\w*Error: (.*)$/m.exec(output)?.[1] ?? `no answer within ${seconds} seconds`
    return { missing: `Electron's own download failed (${reason})` }
  }
  return { executable: join(directory, 'dist', await readFile(join(directory, 'path.txt'), 'utf8')) }
}
