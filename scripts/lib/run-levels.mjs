import { rmSync } from 'node:fs'
import { chmod, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addCounts, noCounts } from './counts.mjs'
import { root, run } from './run.mjs'
import { canSandbox, onScreen, sandboxed } from './sandbox.mjs'
import { findCommand } from './system-packages.mjs'

/** @typedef {import('./levels.mjs').Level} Level */
/** @typedef {import('./counts.mjs').Counts} Counts */

const vitest = join(root, 'node_modules/vitest/vitest.mjs')

/**
 * Runs the levels that can run here, and adds up the counts.
 *
 * @param {readonly Level[]} levels
 * @param {(name: string, work: () => Promise<Counts>) => Promise<Counts>} step does the work under a heading
 * @returns {Promise<Counts>}
 */
export async function runLevels(levels, step) {
  const hasSandbox = await canSandbox()
  let total = noCounts
  const add = async (counts) => {
    total = addCounts(total, await counts)
  }
  /** Waits for a level that goes on, one function for each. */
  const aside = []
  const endAside = async () => {
    for (const end of aside.splice(0)) await end()
  }
  for (const level of levels) {
    const name = `tests: ${level.name}`
    const obstacle = await whyNot(level, hasSandbox)
    if (level.isAlone) await endAside()
    if (obstacle !== undefined) await add(skipLevel(level, obstacle))
    else if (level.isAside) {
      const ended = startAside(level)
      aside.push(() => add(step(name, ended)))
    } else await add(step(name, () => runLevel(level)))
  }
  await endAside()
  return total
}

/** Why a level cannot run here; undefined if it can. */
async function whyNot({ commands, isSandboxed = false }, hasSandbox) {
  const missing = []
  for (const command of commands) if (!(await findCommand(command))) missing.push(command)
  if (missing.length > 0) return `${missing.join(', ')} not found`
  if (isSandboxed && !hasSandbox) return 'it needs root on Linux and the right to mount (unshare --mount)'
  return undefined
}

/** Starts a level now. The returned function waits for its end and then prints its output. */
function startAside(level) {
  const ended = runLevel(level, { quiet: true })
  return async () => {
    const { output, ...counts } = await ended
    console.log(output)
    return counts
  }
}

async function runLevel({ name, isSandboxed = false, hasNetwork = false, hasScreen = false }, options = {}) {
  const { directory, remove } = await openTemporaryDirectory()
  const file = join(directory, 'counts.json')
  const reporters = ['--reporter=default', `--reporter=${join(root, 'scripts/lib/count-reporter.mjs')}`]
  const plain = [process.execPath, vitest, 'run', '--project', name, ...reporters]
  const inside = isSandboxed ? sandboxed(plain, { hasNetwork }) : plain
  const [program, ...args] = hasScreen ? onScreen(inside) : inside
  const env = { ...process.env, TMPDIR: directory, MOORING_TEST_COUNTS: file }
  const { ok, output } = await run(program, args, { env, ...options })
  const counts = await readFile(file, 'utf8').then(JSON.parse, () => noCounts)
  remove()
  // A failure outside any test, such as an unhandled rejection, appears only in the exit code.
  const isOutside = !ok && counts.failed.length === 0
  return { ...counts, failed: isOutside ? [`${name}: something outside of its tests`] : counts.failed, output }
}

/** A directory for a level's temporary files, also those of programs that it kills; any user's, as /tmp is. It goes with this program. */
async function openTemporaryDirectory() {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-tests-'))
  await chmod(directory, 0o1777)
  const remove = () => {
    process.off('exit', remove)
    try {
      rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
    } catch (error) {
      // A worker whose run was ended by a signal may go on with its test for a while.
      console.error(`${directory} stays: ${error.message}`)
    }
  }
  process.once('exit', remove)
  return { directory, remove }
}

/** Counts the tests of a level that cannot run here. */
async function skipLevel({ name }, obstacle) {
  const listed = await run(process.execPath, [vitest, 'list', '--project', name, '--json'], { quiet: true })
  const tests = /^\[[\s\S]*\]$/m.exec(listed.output)?.[0]
  const skipped = tests === undefined ? 1 : JSON.parse(tests).length
  console.log(`skipped: the level ${name} (${skipped} tests): ${obstacle}`)
  return { ...noCounts, skipped }
}
