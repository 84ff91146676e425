import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const rooms = ['main', 'renderer', 'shared', 'assets', 'scripts', 'test', '.github']
const known = [
  ...rooms,
  ...readdirSync(root),
  ...rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true }).map((path) => join(room, String(path))),
  ),
]

/** A file of the users' hosts, and folders that tools make. */
const elsewhere = ['daemon.json', 'test-artifacts/ui', 'out']

/** What a document names in back quotes as a file of the source, or with a slash as a folder. */
function pathsIn(document: string): string[] {
  const quoted = readFileSync(join(root, document), 'utf8').matchAll(/`([^`\s]+)`/g)
  const paths = [...quoted].map(([, text = '']) => text).filter((text) => isFile.test(text) || isFolder.test(text))
  return [...new Set(paths.map((path) => path.replace(/\/$/, '')))].filter((path) => !elsewhere.includes(path))
}

const isFile = /^([\w.-]+\/)*[\w.-]+\.(tsx?|sh|mjs|md|json|yml)$/
const isFolder = /^([\w.-]+\/)+[\w.-]*$/

const isThere = (path: string): boolean => known.some((one) => one === path || one.endsWith(`/${path}`))

it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'assets/host/GLOBALS.md'])(
  '%s names only files and folders that exist',
  (document) => {
    expect(pathsIn(document).filter((path) => !isThere(path))).toEqual([])
  },
)
