/**
 * The counts of tests. `retried` names those that passed on the second try; they also count as passed.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, retried: readonly string[] }} Counts
 */

/** @type {Counts} */
export const noCounts = { passed: 0, failed: 0, skipped: 0, retried: [] }

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function addCounts(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    retried: [...a.retried, ...b.retried],
  }
}

/**
 * The last lines of `npm test`: the retried tests, and the counts.
 *
 * @param {Counts} counts
 * @returns {string}
 */
export function sayCounts({ passed, failed, skipped, retried }) {
  const names = retried.map((name) => `  ${name}`)
  const again = retried.length === 0 ? [] : [`${retried.length} passed at the second try:`, ...names, '']
  return [...again, `${passed} passed, ${failed} failed, ${skipped} skipped`].join('\n')
}
