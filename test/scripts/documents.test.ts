import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const rooms = ['main', 'renderer', 'shared', 'assets', 'scripts', 'test', '.github']
const known = [
  ...rooms,
  ...readdirSync(root),
  ...rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true }).map((path) => join(room, String(path))),
  ),
]

/** A file of the users' hosts, and what tools make. */
const elsewhere = ['daemon.json', 'test-artifacts/ui', 'out', 'out/packages.json']

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

describe('SECURITY.md', () => {
  const text = readFileSync(join(root, 'SECURITY.md'), 'utf8')
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| what holds |'))

  it('names for each thing that holds the tests that show it, by their whole path', () => {
    expect(rows.length).toBeGreaterThan(30)
    const paths = (row: string) => [...row.matchAll(/`(test\/[^`]*)`/g)].map(([, path = '']) => path)
    const isShown = (row: string) => paths(row).length > 0 && paths(row).every((path) => /\.test\.tsx?$/.test(path))
    expect(rows.filter((row) => !isShown(row))).toEqual([])
    expect(rows.flatMap(paths).filter((path) => !known.includes(path))).toEqual([])
  })
})
