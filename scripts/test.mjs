// npm test: everything, from a fresh clone. Installs what is missing where it may, builds, checks, runs every level of
// tests that can run here, and says which cannot and why. The last line counts.
// npm test -- LEVEL…: only these levels of lib/levels.mjs.
import { runLevels } from './lib/levels.mjs'
import { build, ensureInstalled, requireNode, root } from './lib/prepare.mjs'
import { run } from './lib/run.mjs'
import { ensurePackages } from './lib/system-packages.mjs'

const times = []

/** Does one step under a heading, and keeps how long it took. */
async function step(name, work) {
  console.log(`\n── ${name}`)
  const begun = performance.now()
  const result = await work()
  times.push([name, (performance.now() - begun) / 1000])
  return result
}

function finish({ passed, failed, skipped }) {
  console.log('\n── time spent, seconds')
  for (const [name, seconds] of times) console.log(`${seconds.toFixed(1).padStart(8)}  ${name}`)
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  process.exit(failed === 0 ? 0 : 1)
}

await requireNode()
const isReady =
  (await step('dependencies', ensureInstalled)) &&
  (await step('system packages', ensurePackages)) &&
  (await step('build', build))
if (!isReady) finish({ passed: 0, failed: 1, skipped: 0 })

// Fetched here, where npm knows its settings; the sandbox of the tests has a home directory of its own.
await step('an Electron for the tests', () => run(process.execPath, ['scripts/test-electron.mjs'], { cwd: root }))
let unsound = 0
for (const check of ['types', 'style', 'imports', 'unused']) {
  const { ok } = await step(`check: ${check}`, () => run('npm', ['run', `check:${check}`], { cwd: root }))
  if (!ok) unsound += 1
}
const counts = await runLevels(step, process.argv.slice(2))
finish({ ...counts, failed: counts.failed + unsound })
