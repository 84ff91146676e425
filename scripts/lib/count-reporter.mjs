import { writeFile } from 'node:fs/promises'
import { addCounts, noCounts } from './counts.mjs'

/**
 * Vitest's part of the count: says why a test was skipped and what made one run again, which its own reporters leave
 * out, and leaves the counts in the file that the environment names, if it does.
 */
export default class CountReporter {
  onTestCaseResult(test) {
    const result = test.result()
    if (result.state === 'skipped') console.log(`skipped: ${test.fullName}: ${result.note ?? 'no reason given'}`)
    if (isRetried(test)) console.log(`passed at the second try: ${test.fullName}: ${result.errors?.[0]?.message}`)
  }

  async onTestRunEnd(modules) {
    const file = process.env.MOORING_TEST_COUNTS
    if (file === undefined) return
    const counts = modules.map(countModule).reduce(addCounts, noCounts)
    await writeFile(file, JSON.stringify(counts))
  }
}

function isRetried(test) {
  return test.diagnostic()?.flaky === true
}

/** @returns {import('./counts.mjs').Counts} */
function countModule(module) {
  const tests = [...module.children.allTests()]
  const count = (state) => tests.filter((test) => test.result().state === state).length
  // A file that does not even load, or whose set-up fails, has no failed test to show for it.
  const failed = Math.max(count('failed'), module.state() === 'failed' ? 1 : 0)
  const retried = tests.filter(isRetried).map(({ project, fullName }) => `${project.name}: ${fullName}`)
  return { passed: count('passed'), failed, skipped: count('skipped'), retried }
}
