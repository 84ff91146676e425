/** Licences that let a program with another licence contain the code. SPDX identifiers. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]

/**
 * Whether a package may be in the program.
 *
 * @param {string} license an SPDX expression without nested parentheses
 */
export function isAllowed(license) {
  const choices = license.replace(/^\((.*)\)$/, '$1').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((one) => allowed.includes(one)))
}

/**
 * The entries of a lock file that npm would install without comparing their hash.
 *
 * @param {{ packages: Readonly<Record<string, { integrity?: string, link?: boolean }>> }} lock
 * @returns {string[]}
 */
export function withoutHash({ packages }) {
  return Object.entries(packages)
    .filter(([path, { integrity = '' }]) => path !== '' && !integrity.startsWith('sha512-'))
    .map(([path]) => path)
}

/**
 * @typedef {object} Advisory
 * @property {string} name the package
 * @property {string} title
 * @property {string} url
 * @property {string} severity `low`, `moderate`, `high` or `critical`
 */

/** Advisories of these severities fail the check. */
export const graveSeverities = ['high', 'critical']

/**
 * What `npm audit --json` says about some of the installed packages, without those that only depend on them. It lists
 * build tools too.
 *
 * @param {Readonly<Record<string, { nodes: readonly string[], via: readonly (string | Advisory)[] }>>} vulnerabilities
 * @param {readonly { name: string, path: string }[]} packages
 * @returns {Advisory[]}
 */
export function advisoriesOn(vulnerabilities, packages) {
  return packages.flatMap(({ name, path }) => {
    const { nodes, via } = vulnerabilities[name] ?? { nodes: [], via: [] }
    return nodes.includes(path) ? via.filter((one) => typeof one !== 'string') : []
  })
}
