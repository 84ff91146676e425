import { chmod, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fileAt, type HostFacts } from '../../shared/model/facts.ts'
import type { DamagedReceipt } from '../../shared/model/receipt.ts'
import { type HostRun, hostShells, survey } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree } from '../support/host-programs/host-tree.ts'
import { receiptDamages } from '../support/hosts/damage-table.ts'
import { must } from '../support/processes/process.ts'

const directory = '/var/lib/mooring/receipts'
const nobody = 65534
const textOf = (change: string): string =>
  `${JSON.stringify({ change, registry: 'reg.example.com', kind: 'trust', files: [], directories: [] }, undefined, 2)}\n`

describe.each(hostShells)('receipts, surveyed on $name', (shell) => {
  let tree: HostTree
  beforeEach(async () => {
    tree = await makeHostTree()
    await chmod(tree.root, 0o755)
    for (const change of ['c1', 'c3']) await tree.write(`${directory}/${change}.json`, textOf(change))
  })
  afterEach(() => tree.remove())
  const path = `${directory}/c2.json`
  const at = (): string => join(tree.root, path)
  const look = (run?: HostRun): Promise<HostFacts> => survey(shell, { root: tree.root, registries: [] }, run)

  const [missing, empty, cut, garbage, aDirectory, unreadable, huge] = receiptDamages
  test.each<[DamagedReceipt['why'] | 'missing', string, () => Promise<unknown>]>([
    [missing, 'missing', async () => undefined],
    [empty, 'empty', () => writeFile(at(), '')],
    [cut, 'cut', () => writeFile(at(), textOf('c2').slice(0, 40))],
    [garbage, 'garbage', () => writeFile(at(), Buffer.from([0, 255, 10, 0, 61, 61, 62, 32]))],
    ['not-receipt', 'garbage that looks like the next one', () => writeFile(at(), `\n==> c3.json <==\n${textOf('x')}`)],
    [aDirectory, 'a directory', () => mkdir(at())],
    ['not-file', 'a link', () => symlink(`${directory}/c1.json`, at())],
    ['not-file', 'a pipe', () => must('mkfifo', [at()])],
    [unreadable, 'unreadable', () => writeFile(at(), textOf('c2'), { mode: 0 })],
    [huge, 'huge', () => truncate(join(tree.root, directory, 'c1.json'), 0).then(() => hole(at(), 1e12))],
  ])('one that is %s (%s) is named and hides no other', async (why, _, damage) => {
    await damage()
    const facts = await look({ uid: nobody })
    const others = why === 'too-large' ? ['c3'] : ['c1', 'c3']
    expect(facts.receipts.map(({ change }) => change)).toEqual(others)
    const found = facts.damagedReceipts?.filter((each) => each.path === path) ?? []
    expect(found).toEqual(why === 'missing' ? [] : [{ path, why }])
    // What is not among the files is not there.
    expect(fileAt(facts, path) === undefined).toBe(why === 'missing')
  })

  test('one, or an entry, whose name looks like an option hides no other', async () => {
    const changes = '/var/lib/mooring/changes'
    await tree.write(`${directory}/-R.json`, textOf('c2'))
    for (const change of ['-q', '--help', 'c1']) await tree.write(`${changes}/${change}/state`, 'done')
    const facts = await look()
    expect(facts.receipts.map(({ change }) => change)).toEqual(['c1', 'c3'])
    expect(facts.entries?.flatMap((each) => each.changes)).toEqual([{ change: 'c1', state: 'done' }])
  })

  test('a directory of them that nobody may list, or that is none, is named itself', async () => {
    await chmod(join(tree.root, directory), 0o700)
    const closed = await look({ uid: nobody })
    expect([closed.receipts, closed.damagedReceipts]).toEqual([[], [{ path: directory, why: 'unreadable' }]])
    await rm(join(tree.root, directory), { recursive: true })
    await writeFile(join(tree.root, directory), 'a file')
    expect((await look()).damagedReceipts).toEqual([{ path: directory, why: 'unreadable' }])
  })

  test('take few processes, however many there are', async () => {
    const counted = async (): Promise<number> => {
      // A namespace of its own numbers its processes from 1.
      const last = '/bin/sh -c "echo \\$\\$" >&2'
      let stderr = ''
      const within = [
        '/usr/bin/unshare',
        '--pid',
        '--fork',
        '--kill-child',
        '--mount-proc',
        '/bin/sh',
        '-c',
        `"$@"; ${last}`,
        '-',
      ]
      await look({
        within,
        onSpawn: (child) => {
          child.stderr.on('data', (text: Buffer) => {
            stderr += text.toString()
          })
        },
      })
      return Number(stderr.trim().split('\n').at(-1))
    }
    const few = await counted()
    await Promise.all(
      Array.from({ length: 498 }, (_, index) => tree.write(`${directory}/d${index}.json`, textOf(`d${index}`))),
    )
    const many = await counted()
    expect(few).toBeGreaterThan(10)
    // Three batches instead of one.
    expect(many - few).toBeLessThan(30)
    const facts = await look()
    expect(facts.receipts).toHaveLength(500)
    expect(facts.damagedReceipts).toBeUndefined()
  })
})

/** A sparse file: reading it whole takes for ever. */
async function hole(path: string, size: number): Promise<void> {
  await writeFile(path, '')
  await truncate(path, size)
}
