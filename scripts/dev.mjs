// npm run dev: runs Mooring from its sources and follows every edit, in a window, or in a browser if that is not
// possible.
import { findDesktop } from './lib/desktop.mjs'
import { startDevPage } from './lib/dev-page.mjs'
import { endWithNpm } from './lib/npm.mjs'
import { ensureInstalled, requireNode } from './lib/prepare.mjs'
import { run } from './lib/run.mjs'

/** Vite reloads the page; the window restarts when the code behind it changes. */
async function openWindow({ executable }) {
  const env = { ...process.env, ELECTRON_EXEC_PATH: executable }
  const { ok } = await run(process.execPath, ['node_modules/electron-vite/bin/electron-vite.js', 'dev', '--watch'], {
    env,
    stdin: true,
  })
  process.exitCode = ok ? 0 : 1
}

await requireNode()
await endWithNpm()
if (!(await ensureInstalled())) process.exit(1)
const desktop = await findDesktop()
if ('missing' in desktop) {
  console.log(`Opening Mooring in a browser on this computer, because ${desktop.missing}.`)
  console.log(`Mooring is open on this computer: ${await startDevPage()}`)
  console.log('The address opens only once, in one browser. Edits show at once. Press Ctrl+C to stop Mooring.')
} else await openWindow(desktop)
