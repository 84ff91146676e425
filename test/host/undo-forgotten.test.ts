import { rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SealedFile } from '../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { apply, hostShells } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree, put, remove } from '../support/host-programs/host-tree.ts'

/** What lies in memory is as it was before, or gone, after the next boot. */
describe.each(hostShells)('undo after the host forgot some of the change, on $name', (shell) => {
  let tree: HostTree
  beforeEach(async () => {
    tree = await makeHostTree()
    await tree.write('/etc/ssl/bundle', 'old')
    await tree.write('/disk/removed', 'removed')
  })
  afterEach(() => tree.remove())

  const change: readonly SealedFile[] = [
    put('/disk/certs.d/reg/ca.crt', 'ca'),
    remove('/disk/removed', 'removed'),
    put('/etc/docker/certs.d/reg/ca.crt', 'ca'),
    put('/etc/ssl/bundle', 'new', { expect: sha256('old') }),
  ]
  const make = async (files: readonly SealedFile[]): Promise<void> => {
    expect((await apply(shell, tree.plan('c1', files))).result).toEqual({ kind: 'done' })
  }
  /** Memory as the next boot fills it. */
  async function boot(): Promise<void> {
    await rm(join(tree.root, 'etc'), { recursive: true })
    await tree.write('/etc/ssl/bundle', 'old')
  }
  const files = async (): Promise<string[]> =>
    Object.keys(await tree.state()).filter((path) => /^(?:disk|etc)\//.test(path))

  test('undoes the rest', async () => {
    const before = await files()
    await make(change)
    await boot()
    const { result, stderr } = await apply(shell, tree.undo('c1'))
    expect({ result, stderr }).toEqual({ result: { kind: 'done' }, stderr: '' })
    expect(await files()).toEqual(before)
    expect(await tree.leftovers()).toEqual([])
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'undone-already' })
  })

  // Beyond 32 MiB no file is hashed, nor can it be Mooring’s.
  test.each([0, 2 ** 25 + 1])('still refuses files that were changed since (a hole up to byte %i)', async (more) => {
    await make(change)
    await boot()
    const path = '/etc/docker/certs.d/reg/ca.crt'
    await tree.write(path, 'by hand')
    if (more > 0) await truncate(join(tree.root, path), more)
    const before = await files()
    const changed = { kind: 'changed', path }
    expect((await apply(shell, tree.undo('c1'))).result).toEqual(changed)
    expect(await files()).toEqual(before)
  })

  test('takes a path of several stages for forgotten only where it is as before the first of them', async () => {
    const stages = [
      { files: [put('/etc/ssl/bundle', 'half', { expect: sha256('old') }), put('/disk/file', 'new')], runs: [] },
      { files: [put('/etc/ssl/bundle', 'new', { expect: sha256('half') })], runs: [] },
    ]
    const before = await files()
    expect((await apply(shell, { ...tree.plan('c1', []), stages })).result).toEqual({ kind: 'done' })
    await tree.write('/etc/ssl/bundle', 'half')
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'changed', path: '/etc/ssl/bundle' })
    await tree.write('/etc/ssl/bundle', 'old')
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
    expect(await files()).toEqual(before)
  })
})
