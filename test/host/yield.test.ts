import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { apply, hostShells } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree, put } from '../support/host-programs/host-tree.ts'

const shared = '/disk/server.pem'
const own = '/disk/certs/own.pem'

/** A file that another program writes too, beside one of Mooring's. */
describe.each(hostShells)('a file that yields, on $name', (shell) => {
  let tree: HostTree
  beforeEach(async () => {
    tree = await makeHostTree()
    await tree.write(shared, 'own and others')
    const files = [
      put(own, 'others'),
      { ...put(shared, 'own', { expect: sha256('own and others') }), yields: true as const },
    ]
    expect((await apply(shell, tree.plan('c1', files))).result).toEqual({ kind: 'done' })
  })
  afterEach(() => tree.remove())
  const content = (): Promise<string> => readFile(join(tree.root, shared), 'utf8')
  const isOwnThere = async (): Promise<boolean> => Object.keys(await tree.state()).includes(own.slice(1))

  test('is restored where nobody has written it since', async () => {
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
    expect([await content(), await isOwnThere()]).toEqual(['own and others', false])
  })

  test.each(['written anew', 'removed'])('is left alone where it was %s, and the rest is restored', async (fate) => {
    await rm(join(tree.root, shared))
    if (fate === 'written anew') await tree.write(shared, 'newer')
    const { result, stderr } = await apply(shell, tree.undo('c1'))
    expect({ result, stderr }).toEqual({ result: { kind: 'done' }, stderr: '' })
    expect(await isOwnThere()).toBe(false)
    expect(Object.keys(await tree.state()).includes(shared.slice(1))).toBe(fate === 'written anew')
    if (fate === 'written anew') expect(await content()).toBe('newer')
    expect(await tree.leftovers()).toEqual([])
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'undone-already' })
  })

  test('does not excuse another one that has changed', async () => {
    await tree.write(own, 'by hand')
    await tree.write(shared, 'newer')
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'changed', path: own })
    expect([await content(), await isOwnThere()]).toEqual(['newer', true])
  })

  test('holds up no recover of an interrupted undo', async () => {
    await tree.write(shared, 'newer')
    await tree.write(`${tree.journal}/unfinished`, 'c1\n')
    await tree.write(`${tree.journal}/changes/c1/state`, 'undoing\n')
    expect((await apply(shell, tree.recover)).result).toEqual({ kind: 'recovered', change: 'c1' })
    expect([await content(), await isOwnThere()]).toEqual(['newer', false])
  })
})
