import { writeFile } from 'node:fs/promises'
import { addCounts, noCounts } from './counts.mjs'

/**
 * A Vitest reporter for the counts. It prints why a test was skipped or run again, which Vitest's own reporters omit,
 * and writes the counts to a file if the environment names one.
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
  const failed = tests.filter((test) => test.result().state === 'failed').map(sayFailure)
  // A file that does not load, or whose set-up fails, has no failed test.
  if (failed.length === 0 && module.state() === 'failed') failed.push(sayBroken(module))
  const retried = tests.filter(isRetried).map(({ project, fullName }) => `${project.name}: ${fullName}`)
  return { passed: count('passed'), failed, skipped: count('skipped'), retried }
}

function sayFailure(test) {
  const { project, module, fullName } = test
  return `${project.name}: ${module.relativeModuleId} > ${fullName}: ${firstLine(test.result().errors)}`
}

function sayBroken(module) {
  return `${module.project.name}: ${module.relativeModuleId}: ${firstLine(module.errors())}`
}

function firstLine(errors) {
  return errors?.[0]?.message.split('\n')[0] ?? 'no error given'
}
