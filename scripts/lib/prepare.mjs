import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { npm } from './npm.mjs'
import { root } from './run.mjs'

/** Exits with a message if Node is too old for Mooring's tools. */
export async function requireNode() {
  const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const [major, minor] = engines.node.replace('>=', '').split('.').map(Number)
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number)
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return
  console.error(`Mooring needs Node ${engines.node}; this is ${process.versions.node}. See https://nodejs.org.`)
  process.exit(1)
}

/** Installs the dependencies if they are missing or older than the lock file. */
export async function ensureInstalled() {
  const installed = await modified(join(root, 'node_modules/.package-lock.json'))
  if (installed >= (await modified(join(root, 'package-lock.json')))) return true
  console.log('Installing what package-lock.json lists.')
  // Warnings would be about Electron's installer, which asks for a newer Node than it needs.
  const { ok } = await npm(['ci', '--loglevel=error'])
  return ok
}

/** Builds the program; with `onlyIfOld`, only if it is missing or older than its sources. */
export async function build({ onlyIfOld = false } = {}) {
  if (onlyIfOld && (await isBuilt())) return true
  const { ok } = await npm(['run', 'build'])
  return ok
}

async function isBuilt() {
  const sources = [
    'main',
    'renderer',
    'shared',
    'assets',
    'package-lock.json',
    'package.json',
    'electron.vite.config.ts',
    'scripts/lib/bundled-packages.mjs',
  ]
  const results = [
    'out/main/cli.cjs',
    'out/main/desktop.cjs',
    'out/main/programs.cjs',
    'out/main/reader.cjs',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'out/packages.json',
  ]
  const [newestSource, ...built] = await Promise.all([
    newest(sources.map((source) => join(root, source))),
    ...results.map((result) => modified(join(root, result))),
  ])
  return built.every((time) => time > newestSource)
}

async function newest(paths) {
  const times = await Promise.all(
    paths.map(async (path) => {
      const entries = await readdir(path).catch(() => [])
      return Math.max(await modified(path), await newest(entries.map((entry) => join(path, entry))))
    }),
  )
  return Math.max(0, ...times)
}

/** When a path was last written, milliseconds; 0 if it does not exist. */
async function modified(path) {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
}
