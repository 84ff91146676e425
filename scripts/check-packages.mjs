// npm run check:packages: checks the packages that Mooring is made of. Each one in the lock file has its hash; each one
// in the built program has a licence that allows it, and no grave advisory. Needs a build. Without an answer from the
// registry it says so and does not fail.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { endWithNpm, npm } from './lib/npm.mjs'
import { advisoriesOn, graveSeverities, isAllowed, withoutHash } from './lib/packages.mjs'
import { root } from './lib/run.mjs'

/** The registry answers within seconds, or not at all. */
const patienceSeconds = 60

async function readJson(file) {
  return JSON.parse(await readFile(join(root, file), 'utf8'))
}

/** The packages in the build; ends this program if there is none. */
async function readBundled() {
  return readJson('out/packages.json').catch(() => {
    console.error('There is no out/packages.json. Run npm run build first.')
    process.exit(1)
  })
}

/** What is wrong without asking anyone. */
function findProblems(lock, bundled) {
  const hashes = withoutHash(lock).map((path) => `${path} has no sha512 in package-lock.json.`)
  const licenses = bundled
    .filter(({ license }) => !isAllowed(license))
    .map(({ name, license }) => `${name} is in the program, and its licence is not allowed: ${license || 'none'}.`)
  const versions = bundled
    .filter(({ path, version }) => lock.packages[path]?.version !== version)
    .map(
      ({ name, version }) => `The build has ${name} ${version}, the lock file has not. Run npm ci and npm run build.`,
    )
  return [...hashes, ...licenses, ...versions]
}

/** Asks the registry for all advisories; `silence` says why there is no answer. An npm told to stay offline answers “none”. */
async function askForAdvisories() {
  const settings = ['--offline=false', '--fetch-retries=0', '--fetch-timeout=20000', '--loglevel=silent']
  const { output, how } = await npm(['audit', '--json', ...settings], { quiet: true, seconds: patienceSeconds })
  try {
    const { vulnerabilities, message } = JSON.parse(output)
    return vulnerabilities ? { vulnerabilities } : { silence: message }
  } catch {
    return { silence: how }
  }
}

/** Audits packages; returns the grave problems and prints the others. */
async function audit(packages) {
  const { vulnerabilities, silence } = await askForAdvisories()
  if (vulnerabilities === undefined) {
    console.log(`Not audited, because the registry gave no advisories: ${silence}`)
    return []
  }
  const advisories = advisoriesOn(vulnerabilities, packages)
  console.log(`Audited ${packages.length} packages: ${advisories.length} advisories.`)
  const say = ({ name, severity, title, url }) => `${name}: ${severity}: ${title} (${url})`
  const isGrave = ({ severity }) => graveSeverities.includes(severity)
  for (const one of advisories.filter((advisory) => !isGrave(advisory))) console.log(say(one))
  return advisories.filter(isGrave).map(say)
}

await endWithNpm()
const [lock, bundled] = await Promise.all([readJson('package-lock.json'), readBundled()])
console.log(`${bundled.length} packages are in the program.`)
/** The package of the desktop app contains Electron beside the build. */
const shipped = [...bundled, { name: 'electron', path: 'node_modules/electron' }]
const problems = [...findProblems(lock, bundled), ...(await audit(shipped))]
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
