import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const mostLines = 250

/** Where people write source: all of it, and the settings of the tools beside it. */
const rooms = ['main', 'renderer', 'shared', 'assets/host', 'scripts', 'test']

/** Programs and their words; what a test expects of a host, and other data, is as long as it is. */
const isSource = (path: string): boolean => /\.(ts|tsx|mjs|css|sh|html)$/.test(path)

async function sources(): Promise<string[]> {
  const below = await Promise.all(
    rooms.map(async (room) => (await readdir(join(root, room), { recursive: true })).map((path) => join(room, path))),
  )
  return [...(await readdir(root)), ...below.flat()].filter(isSource)
}

async function linesOf(path: string): Promise<number> {
  return (await readFile(join(root, path), 'utf8')).trimEnd().split('\n').length
}

it(`no source file is longer than ${mostLines} lines`, async () => {
  const lengths = await Promise.all((await sources()).map(async (path) => ({ path, lines: await linesOf(path) })))
  expect(lengths.length).toBeGreaterThan(800)
  expect(lengths.filter(({ lines }) => lines > mostLines)).toEqual([])
})
