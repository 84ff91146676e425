import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applyProgram } from '../../main/hosts/ways/programs.ts'
import { apply, hostShells } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree } from '../support/host-programs/host-tree.ts'

/** What the apply program writes in an entry of the journal, as its own text has it. */
const names = [...new Set([...applyProgram.matchAll(/"\$entry\/([a-z]+)"/g)].map(([, name]) => name as string))]

/** A journal with an entry whose removal was cut off: all is there but for what goes first. */
async function cutOff(...more: string[]): Promise<HostTree> {
  const tree = await makeHostTree()
  const left = names.filter((name) => !['before', 'plan', 'state'].includes(name))
  for (const name of [...left, ...more]) await tree.write(`${tree.journal}/changes/c1/${name}`, '\n', 0o600)
  await tree.write(`${tree.journal}/changes/c1/state`, 'begun\n', 0o600)
  return tree
}

describe.each(hostShells)('an entry whose removal was cut off, on $name', (shell) => {
  test('is removed by the next recover, whatever a refresh left in it', async () => {
    expect(names).toContain('why')
    const tree = await cutOff()
    expect((await apply(shell, tree.recover)).result).toEqual({ kind: 'nothing' })
    expect(await readdir(join(tree.root, tree.journal, 'changes'))).toEqual([])
    await tree.remove()
  })

  test('is set aside if somebody has put something there', async () => {
    const tree = await cutOff('notes')
    expect((await apply(shell, tree.recover)).result).toMatchObject({ kind: 'damaged' })
    await tree.remove()
  })
})
