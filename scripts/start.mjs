// npm start: makes a fresh clone ready, then opens Mooring: as a desktop app where that can be, else in a browser.

import { officialElectron } from './lib/official-electron.mjs'
import { build, ensureInstalled, requireNode, root } from './lib/prepare.mjs'
import { endAll, run } from './lib/run.mjs'

/** Fetching Electron, about 120 MB, is given up after this. */
const downloadSeconds = 300
/** A desktop that ends in failure this soon has never been seen: its libraries or its sandbox are missing. */
const startMilliseconds = 10_000

/** Why the desktop cannot be opened here; undefined where it can. */
function whyNoDesktop({ platform, env }, isRoot) {
  if (platform !== 'linux') return undefined
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display (DISPLAY and WAYLAND_DISPLAY are empty)'
  if (isRoot) return 'you are root, and the desktop would have to run without its sandbox'
  return undefined
}

async function openDesktop() {
  console.log('Opening the desktop app. Electron is fetched first where it is not here yet, about 120 MB.')
  const electron = await officialElectron(downloadSeconds)
  if ('missing' in electron) return electron.missing
  const begun = performance.now()
  const { ok, how } = await run(electron.executable, [root], { stdin: true })
  if (ok || performance.now() - begun > startMilliseconds) return undefined
  return `the desktop app ended as soon as it began (${how})`
}

// Who ends this program ends what it started; exit codes as shells count signals.
process.on('SIGTERM', () => void endAll().then(() => process.exit(143)))
process.on('SIGHUP', () => void endAll().then(() => process.exit(129)))
await requireNode()
if (!(await ensureInstalled()) || !(await build({ onlyIfOld: true }))) process.exit(1)
// Ctrl+C reaches the opened door too; it says when it has closed.
process.on('SIGINT', () => undefined)
const obstacle = whyNoDesktop(process, process.getuid?.() === 0) ?? (await openDesktop())
if (obstacle !== undefined) {
  console.log(`Opening Mooring for a browser on this machine: ${obstacle}.`)
  const { ok, how } = await run(process.execPath, ['out/main/cli.cjs', 'web'], { cwd: root, stdin: true })
  // Ctrl+C is how it is closed.
  process.exitCode = ok || how === 'exit code 130' ? 0 : 1
}
