/**
 * The counts of tests. `failed` says what failed and why, `retried` names those that passed on the second try; they also
 * count as passed.
 *
 * @typedef {{ passed: number, failed: readonly string[], skipped: number, retried: readonly string[] }} Counts
 */

/** @type {Counts} */
export const noCounts = { passed: 0, failed: [], skipped: 0, retried: [] }

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function addCounts(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: [...a.failed, ...b.failed],
    skipped: a.skipped + b.skipped,
    retried: [...a.retried, ...b.retried],
  }
}

/**
 * The last lines of `npm test`: what failed, the retried tests, and the counts.
 *
 * @param {Counts} counts
 * @returns {string}
 */
export function sayCounts({ passed, failed, skipped, retried }) {
  const list = (heading, names) => (names.length === 0 ? [] : [heading, ...names.map((name) => `  ${name}`), ''])
  return [
    ...list(`${failed.length} failed:`, failed),
    ...list(`${retried.length} passed at the second try:`, retried),
    `${passed} passed, ${failed.length} failed, ${skipped} skipped`,
  ].join('\n')
}
