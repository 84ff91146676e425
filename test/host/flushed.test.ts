import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { ApplyRequest } from '../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { apply, dash } from '../support/host-programs/host-program.ts'
import { makeHostTree, put, remove } from '../support/host-programs/host-tree.ts'

/**
 * What is on the disk before what else is done: of what nobody flushed, a power cut leaves anything. `write` is a file of the
 * journal that is flushed under another name first; J is the journal, E the entry of the change.
 */
const marked = ['sync E/before', 'sync E', 'sync J/changes', 'write J/unfinished', 'sync J', 'write E/state']
const closed = ['write E/state', 'sync E', 'rm J/unfinished', 'sync J']
const entered = ['made', 'ran', 'about', 'state', 'plan'].map((name) => `write E/${name}`)
const orders = {
  apply: [
    ...[...entered, 'write J/unfinished'],
    ...['sync E/before/2', 'sync /etc/.mooring-c1-old.tmp', 'sync E/before/3', 'sync /etc/.mooring-c1-new.tmp/file'],
    ...marked,
    ...['mv /etc/.mooring-c1-old.tmp /etc/old', 'sync /etc/', 'rm /etc/gone', 'sync /etc/'],
    ...['mv /etc/.mooring-c1-new.tmp /etc/new', 'sync /etc/'],
    ...closed,
  ],
  undo: [
    ...marked,
    ...['sync /etc/.mooring-c1-gone.tmp', 'sync /etc/.mooring-c1-old.tmp', 'rm /etc/new/file', 'sync /etc/new/'],
    ...['mv /etc/.mooring-c1-gone.tmp /etc/gone', 'sync /etc/', 'mv /etc/.mooring-c1-old.tmp /etc/old', 'sync /etc/'],
    ...closed,
    'rm E/before',
  ],
  aside: ['mv E J/aside/c1', 'sync J'],
}

test('nothing is renamed or removed before what it depends on is on the disk', async () => {
  const tree = await makeHostTree()
  onTestFinished(() => tree.remove())
  await tree.write('/etc/old', 'old')
  await tree.write('/etc/gone', 'gone')
  const log = join(tree.root, 'log')
  const noted = ['sync', 'mv', 'rm'].map(
    (name) => `${name}() { echo "${name} $*" >>'${log}'; command ${name} "$@"; }\n`,
  )
  const order = async (request: ApplyRequest): Promise<readonly string[]> => {
    await writeFile(log, '')
    expect((await apply(dash, request, { programBefore: noted.join('') })).result?.kind).toMatch(/^(done|damaged)$/)
    const calls = (await readFile(log, 'utf8'))
      .replaceAll(tree.root, '')
      .replaceAll(`${tree.journal}/changes/c1`, 'E')
      .replaceAll(tree.journal, 'J')
      .replaceAll(/ -r?f /g, ' ')
      .replaceAll('sync E/new\nmv E/new ', 'write ')
    return calls.split('\n').filter((call) => call && !/^rm J\/(lock|paying)/.test(call))
  }
  const files = [
    put('/etc/old', 'new', { expect: sha256('old') }),
    remove('/etc/gone', 'gone'),
    put('/etc/new/file', 'x'),
  ]
  const [made, undone] = [await order(tree.plan('c1', files)), await order(tree.undo('c1'))]
  await rm(join(tree.root, tree.journal, 'changes/c1/plan'))
  expect({ apply: made, undo: undone, aside: await order(tree.undo('c1')) }).toEqual(orders)
})
