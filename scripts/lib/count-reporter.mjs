import { writeFile } from 'node:fs/promises'

/**
 * Vitest's part of the count: says why a test was skipped, which its own reporters leave out, and leaves the numbers in
 * the file that the environment names.
 */
export default class CountReporter {
  onTestCaseResult(test) {
    const result = test.result()
    if (result.state === 'skipped') console.log(`skipped: ${test.fullName}: ${result.note ?? 'no reason given'}`)
  }

  async onTestRunEnd(modules) {
    const counts = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      const before = counts.failed
      for (const test of module.children.allTests()) counts[test.result().state] += 1
      // A file that does not even load, or whose set-up fails, has no failed test to show for it.
      if (module.state() === 'failed' && counts.failed === before) counts.failed += 1
    }
    await writeFile(process.env.MOORING_TEST_COUNTS, JSON.stringify(counts))
  }
}
