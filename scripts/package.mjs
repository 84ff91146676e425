// npm run package [-- ARGUMENTS]: builds, then packages with electron-builder; without arguments into a directory
// (--dir). With --test-electron first, it packages the tests' Electron, to try packaging without the official one. Such
// a package is not for use and goes to .cache/packed, the others to dist.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { endWithNpm } from './lib/npm.mjs'
import { build, ensureInstalled, requireNode } from './lib/prepare.mjs'
import { root, run } from './lib/run.mjs'

const builder = join(root, 'node_modules/electron-builder/cli.js')

/** A clean copy of the tests' Electron, without the app of its own. */
async function configureTestElectron(directory) {
  const { output } = await run(process.execPath, ['scripts/test-electron.mjs'], { quiet: true })
  const { executable, version, missing } = JSON.parse(output)
  if (missing !== undefined) throw new Error(missing)
  const electronDist = join(directory, 'electron')
  const starter = join(dirname(executable), 'resources/app')
  await cp(dirname(executable), electronDist, { recursive: true, filter: (source) => source !== starter })
  const ours = await readFile(join(root, 'electron-builder.yml'), 'utf8')
  // A fuse that Electron has only since version 29.
  const fitting = ours
    .replace(/^ *grantFileProtocolExtraPrivileges:.*\n/m, '')
    .replace(/^( *output:).*$/m, '$1 .cache/packed')
  const config = join(directory, 'config.yml')
  await writeFile(config, `${fitting}\nelectronDist: ${electronDist}\nelectronVersion: ${version}\n`)
  return ['--config', config]
}

/** Writes the bundle's host programs as files, for mooring-as-root: byte by byte the same, since it compares hashes. */
async function writeHostPrograms() {
  const { surveyProgram, applyProgram } = createRequire(import.meta.url)(join(root, 'out/main/programs.cjs'))
  const directory = join(root, 'out/host')
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'survey'), surveyProgram)
  await writeFile(join(directory, 'apply'), applyProgram)
}

async function pack(args) {
  const { ok } = await run(process.execPath, [builder, ...args])
  return ok
}

async function packTestElectron(args) {
  const cache = join(root, '.cache')
  await mkdir(cache, { recursive: true })
  const directory = await mkdtemp(join(cache, 'packing-'))
  try {
    return await pack([...(await configureTestElectron(directory)), ...args])
  } finally {
    await rm(directory, { recursive: true })
  }
}

await requireNode()
await endWithNpm()
if (!(await ensureInstalled()) || !(await build())) process.exit(1)
await writeHostPrograms()
const [first, ...rest] = process.argv.slice(2)
const ok =
  first === '--test-electron'
    ? await packTestElectron(rest.length > 0 ? rest : ['--dir'])
    : await pack(first === undefined ? ['--dir'] : [first, ...rest])
process.exit(ok ? 0 : 1)
