import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { apply, hostShells, survey } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree, put } from '../support/host-programs/host-tree.ts'
import { must } from '../support/processes/process.ts'

const asRoot = process.getuid?.() === 0
const page = 4096

/** A small file system of its own for the tree, or for a part of it. Only root can mount one. */
describe.each(hostShells)('a full disk on $name', (shell) => {
  let tree: HostTree
  let mounts: string[]
  beforeEach(async (context) => {
    if (!asRoot) context.skip('mounting a small file system needs root')
    mounts = []
    tree = await makeHostTree(await mkdtemp(join(tmpdir(), 'mooring-full-')))
  })
  afterEach(async () => {
    for (const mount of mounts) await must('umount', [mount])
    if (asRoot) await tree.remove()
  })

  async function small(path: string, pages: number): Promise<string> {
    const mount = join(tree.root, path)
    await mkdir(mount, { recursive: true })
    await must('mount', ['-t', 'tmpfs', '-o', `size=${pages * page}`, 'tmpfs', mount])
    mounts.push(mount)
    return mount
  }

  test('where the files go: nothing changes, nothing is left', async () => {
    await small('etc/docker', 6)
    await tree.write('/etc/docker/daemon.json', '{}')
    const before = await tree.state()
    const plan = tree.plan('c1', [
      put('/etc/docker/daemon.json', '{"a":1}', { expect: sha256('{}') }),
      put('/etc/docker/certs.d/reg/ca.crt', 'x'.repeat(8 * page)),
    ])
    expect((await apply(shell, plan)).result).toMatchObject({
      kind: 'no-space',
      path: '/etc/docker/certs.d/reg/ca.crt',
      detail: [expect.stringContaining('No space left')],
    })
    expect(await tree.state()).toEqual(before)
    expect(await tree.leftovers()).toEqual([])
  })

  test('where the journal lies, however little room there is', async () => {
    await tree.write('/etc/big', 'x'.repeat(3 * page))
    const before = await tree.state()
    const journal = await small('var/lib/mooring', 12)
    const plan = tree.plan('c1', [put('/etc/big', 'new', { expect: sha256('x'.repeat(3 * page)) })])
    const kinds = new Set<string>()
    for (let filled = 12; filled >= 0; filled--) {
      await writeFile(join(journal, 'filler'), 'x'.repeat(filled * page)).catch(() => {})
      const { result } = await apply(shell, plan)
      const kind = result?.kind ?? 'none'
      kinds.add(kind)
      await rm(join(journal, 'filler'))
      if (kind === 'done') break
      expect(result).toMatchObject({ kind: 'no-space', path: '/var/lib/mooring' })
      expect(await tree.state()).toEqual(before)
      expect(await tree.leftovers()).toEqual([])
    }
    expect([...kinds]).toEqual(['no-space', 'done'])
  })

  test('by a quota, which only the words of a command tell', async () => {
    const programBefore = 'dd() { echo "dd: error writing: Disk quota exceeded" >&2; return 1; }\n'
    const plan = tree.plan('c1', [put('/etc/docker/certs.d/reg/ca.crt', 'new')])
    expect((await apply(shell, plan, { programBefore })).result).toMatchObject({
      kind: 'no-space',
      path: '/etc/docker/certs.d/reg/ca.crt',
      detail: ['dd: error writing: Disk quota exceeded'],
    })
    expect(await tree.leftovers()).toEqual([])
  })

  test('when a change is taken back: it stays as it is, and can be taken back later', async () => {
    const docker = await small('etc/docker', 6)
    await tree.write('/etc/docker/big', 'x'.repeat(3 * page))
    const plan = tree.plan('c1', [put('/etc/docker/big', 'new', { expect: sha256('x'.repeat(3 * page)) })])
    expect((await apply(shell, plan)).result).toEqual({ kind: 'done' })
    await writeFile(join(docker, 'filler'), 'x'.repeat(4 * page)).catch(() => {})
    const before = await tree.state()
    expect((await apply(shell, tree.undo('c1'))).result).toMatchObject({ kind: 'no-space', path: '/etc/docker/big' })
    expect(await tree.state()).toEqual(before)
    expect(await tree.leftovers()).toEqual([])
    await rm(join(docker, 'filler'))
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
    expect(await readFile(join(docker, 'big'), 'utf8')).toBe('x'.repeat(3 * page))
  })

  test('when an interrupted change is rolled back: it waits for room, and the next recover goes on', async () => {
    const docker = await small('etc/docker', 6)
    await tree.write('/etc/docker/big', 'x'.repeat(3 * page))
    const plan = tree.plan('c1', [put('/etc/docker/big', 'new', { expect: sha256('x'.repeat(3 * page)) })])
    expect((await apply(shell, plan)).result).toEqual({ kind: 'done' })
    await writeFile(join(tree.root, tree.journal, 'unfinished'), 'c1\n')
    await writeFile(join(tree.root, tree.journal, 'changes/c1/state'), 'moving\n')
    await writeFile(join(docker, 'filler'), 'x'.repeat(4 * page)).catch(() => {})
    const halted = { kind: 'halted', change: 'c1', path: '/etc/docker/big' }
    const detail = [expect.stringContaining('No space left')]
    for (const request of [tree.recover, tree.plan('c2', [put('/etc/other', 'x')]), tree.undo('c1')]) {
      expect((await apply(shell, request)).result).toEqual({ ...halted, detail })
    }
    expect((await survey(shell, { root: tree.root, registries: [] })).unfinished).toBe('c1')
    await rm(join(docker, 'filler'))
    expect((await apply(shell, tree.recover)).result).toEqual({ kind: 'recovered', change: 'c1' })
    expect(await readFile(join(docker, 'big'), 'utf8')).toBe('x'.repeat(3 * page))
    expect(await tree.leftovers()).toEqual([])
  })
})
