// npm test: everything, from a fresh clone. Installs missing packages if it may, builds, checks, runs every level of
// tests that can run here, and says which cannot and why. The last line has the counts. npm test -- LEVEL…: only these
// levels of lib/levels.mjs.
import { noCounts, sayCounts } from './lib/counts.mjs'
import { chooseLevels } from './lib/levels.mjs'
import { endWithNpm, npm } from './lib/npm.mjs'
import { build, ensureInstalled, requireNode } from './lib/prepare.mjs'
import { run } from './lib/run.mjs'
import { runLevels } from './lib/run-levels.mjs'
import { ensurePackages } from './lib/system-packages.mjs'

const times = []

/** Runs one step under a heading, and records its time. */
async function step(name, work) {
  console.log(`\n── ${name}`)
  const begun = performance.now()
  const result = await work()
  times.push([name, (performance.now() - begun) / 1000])
  return result
}

function finish(counts) {
  console.log('\n── time spent, seconds')
  for (const [name, seconds] of times) console.log(`${seconds.toFixed(1).padStart(8)}  ${name}`)
  console.log(`\n${sayCounts(counts)}`)
  process.exit(counts.failed === 0 ? 0 : 1)
}

let broken = 0

/** A step that fails unless its work returns `true`. */
async function check(name, work) {
  const isGood = await step(name, work)
  if (!isGood) broken += 1
  return isGood
}

/** The levels on the command line; exits if one does not exist. */
function readLevels() {
  try {
    return chooseLevels(process.argv.slice(2))
  } catch (error) {
    console.error(error.message)
    process.exit(2)
  }
}

await requireNode()
await endWithNpm()
const levels = readLevels()
if (!(await check('dependencies', ensureInstalled))) finish({ ...noCounts, failed: broken })
await check('system packages', ensurePackages)
if (!(await check('build', build))) finish({ ...noCounts, failed: broken })
// Downloaded here, with npm's settings; the tests' sandbox has its own home directory.
await step('an Electron for the tests', () => run(process.execPath, ['scripts/test-electron.mjs']))
for (const name of ['types', 'style', 'imports', 'unused']) {
  await check(`check: ${name}`, async () => (await npm('run', `check:${name}`)).ok)
}
const counts = await runLevels(levels, step)
finish({ ...counts, failed: counts.failed + broken })
