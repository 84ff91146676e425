// npm start: prepares a fresh clone, then opens Mooring as a desktop app, or in a browser if that is not possible.
import { findDesktop } from './lib/desktop.mjs'
import { endWithNpm } from './lib/npm.mjs'
import { build, ensureInstalled, requireNode } from './lib/prepare.mjs'
import { root, run } from './lib/run.mjs'

/**
 * If the desktop app fails within this time, milliseconds, it showed no window: its libraries or its sandbox are
 * missing.
 */
const shortestLife = 10_000

/** Runs the desktop app until it is closed. Returns why it did not open; undefined if it did. */
async function openDesktop() {
  const desktop = await findDesktop()
  if ('missing' in desktop) return desktop.missing
  const begun = performance.now()
  const { ok, how } = await run(desktop.executable, [root], { stdin: true })
  if (ok || performance.now() - begun > shortestLife) return undefined
  return `the desktop app ended as soon as it began (${how})`
}

await requireNode()
await endWithNpm()
if (!(await ensureInstalled()) || !(await build({ onlyIfOld: true }))) process.exit(1)
const obstacle = await openDesktop()
if (obstacle !== undefined) {
  console.log(`Opening Mooring in a browser on this computer, because ${obstacle}.`)
  const { ok } = await run(process.execPath, ['out/main/cli.cjs', 'web'], { stdin: true })
  process.exitCode = ok ? 0 : 1
}
