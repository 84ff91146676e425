import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A package with code in the built program.
 *
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license its package.json's, an SPDX expression
 * @property {string} path its key in package-lock.json
 * @property {string} notice the text of its licence files
 */

const folder = /^(.*\/)?(node_modules\/(?:@[^/]+\/)?[^/]+)\//
/** Modules that the build's tools add, like `\0vite/preload-helper.js`. */
const toolModule = /^\0(rolldown|vite)\//
const licenseFile = /^(licen[cs]e|copying|notice)/i
const styleSheet = /\.css(\?|$)/

/**
 * The folder of a module's package.
 *
 * @param {string} id as the bundler has it: a path, often with a query
 * @param {string} root the checkout
 * @returns {string | undefined} undefined for our own source
 * @throws {Error} for a module without a file that is no known tool's
 */
export function packageFolder(id, root) {
  const tool = toolModule.exec(id)?.[1]
  if (tool !== undefined) return `${root}/node_modules/${tool}`
  const path = id.replace(/^\0/, '').replaceAll('\\', '/')
  const [, before = '', inside] = folder.exec(path) ?? []
  if (inside !== undefined) return before + inside
  if (id.startsWith('\0') && !/^(\/|[A-Za-z]:)/.test(path) && id !== '\0left-out')
    throw new Error(`${path} is in the bundle, and it is not known of which package it is.`)
  return undefined
}

/**
 * The key of a package's folder in package-lock.json, also where node_modules is in another directory.
 *
 * @param {string} packageDirectory
 */
export function lockPath(packageDirectory) {
  return packageDirectory.slice(packageDirectory.indexOf('node_modules/'))
}

/**
 * A package's licence; older packages have a list of them, of which one may choose.
 *
 * @param {{ license?: string, licenses?: readonly { type: string }[] }} packageJson
 */
export function licenseOf({ license, licenses = [] }) {
  return license ?? licenses.map(({ type }) => type).join(' OR ')
}

/** The modules in the output. A style sheet has no code of its own: its text goes to a file beside it. */
function modulesIn(bundle) {
  return Object.values(bundle)
    .filter(({ type }) => type === 'chunk')
    .flatMap(({ modules }) => Object.entries(modules))
    .filter(([id, { renderedLength }]) => renderedLength > 0 || styleSheet.test(id))
    .map(([id]) => id)
}

/** @returns {Promise<BundledPackage>} */
async function describe(packageDirectory) {
  const packageJson = JSON.parse(await readFile(join(packageDirectory, 'package.json'), 'utf8'))
  const files = (await readdir(packageDirectory)).filter((name) => licenseFile.test(name)).sort()
  const texts = await Promise.all(files.map((name) => readFile(join(packageDirectory, name), 'utf8')))
  return {
    name: packageJson.name,
    version: packageJson.version,
    license: licenseOf(packageJson),
    path: lockPath(packageDirectory),
    notice: texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n'),
  }
}

/**
 * Lists in `out/packages.json` which packages are in the built program, with their licences. Everything is a
 * devDependency, so only the bundler can tell. Makes a plugin for each build; the last one writes the list of all.
 *
 * @param {string} root the checkout
 */
export function listBundledPackages(root) {
  const folders = { main: undefined, preload: undefined, renderer: undefined }
  const forBuild = (build) => ({
    name: 'bundled-packages',
    generateBundle(_options, bundle) {
      const found = modulesIn(bundle).map((id) => packageFolder(id, root))
      folders[build] = found.filter((one) => one !== undefined)
    },
    async writeBundle() {
      const all = [...new Set(Object.values(folders).flat())]
      // While a developer's page comes from its sources, only a part is built.
      if (all.includes(undefined)) return
      const packages = await Promise.all(all.map(describe))
      packages.sort((one, other) => (one.path < other.path ? -1 : 1))
      await writeFile(join(root, 'out/packages.json'), `${JSON.stringify(packages, undefined, 2)}\n`)
    },
  })
  return { main: forBuild('main'), preload: forBuild('preload'), renderer: forBuild('renderer') }
}
