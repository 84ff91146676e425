import { chmod, chown, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { apply, hostShells, survey } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree, put } from '../support/host-programs/host-tree.ts'
import { type Damage, damages, journalDamages } from '../support/hosts/damage-table.ts'
import { must } from '../support/processes/process.ts'

const file = '/etc/docker/certs.d/reg/ca.crt'
const added = '/etc/docker/certs.d/other/ca.crt'
const nobody = 65534
const isRoot = process.getuid?.() === 0

async function damage(path: string, how: Damage): Promise<void> {
  const content = await readFile(path).catch(() => Buffer.from('c1\n'))
  await rm(path, { recursive: true, force: true })
  if (how === 'missing') return
  if (how === 'directory') return void (await mkdir(path))
  const half = content.subarray(0, Math.floor(content.length / 2))
  const left = {
    empty: '',
    cut: half,
    garbage: Buffer.from([0, 255, 10, 7, 36, 40, 10]),
    unreadable: content,
    huge: '',
  }
  await writeFile(path, left[how])
  if (how === 'unreadable') await chmod(path, 0)
  if (how === 'huge') await truncate(path, 2 ** 36)
}

const entry = 'changes/c1'

describe.concurrent.each(journalDamages)('a damaged record: $record', ({ record, ...answers }) => {
  test.each([
    ['undo', hostShells[0]],
    ['recover', hostShells[1]],
    ['apply', hostShells[2]],
  ] as const)('%s goes on only with what is right', { timeout: 600_000 }, async (verb, shell) => {
    const answered: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    for (const [index, how] of damages.entries()) {
      const tree = await changedHost()
      const journal = join(tree.root, tree.journal)
      if (verb === 'recover') {
        await writeFile(join(journal, 'unfinished'), 'c1\n')
        await writeFile(join(journal, entry, 'state'), 'moving\n')
      }
      await damage(join(journal, record), how)
      // Root reads everything.
      const run = isRoot && how === 'unreadable' ? { uid: nobody } : {}
      if ('uid' in run) await must('chown', ['-R', `${nobody}:${nobody}`, tree.root])
      await survey(shell, { root: tree.root, registries: ['reg'] }, run)
      const plan = tree.plan('c2', [put('/etc/second', 'x', 'uid' in run ? { uid: nobody, gid: nobody } : {})])
      const request = { undo: tree.undo('c1'), recover: tree.recover, apply: plan }[verb]
      const { result, stderr } = await apply(shell, request, run)
      const content = await readFile(join(tree.root, file), 'utf8')
      const extra = await readFile(join(tree.root, added), 'utf8').catch(() => 'gone')
      const kind = verb === 'apply' ? 'done' : answers[verb][index]
      const isBack = verb !== 'apply' && (kind === 'done' || kind === 'recovered')
      answered[how] = { kind: result?.kind, content, extra, stderr }
      expected[how] = { kind, content: isBack ? 'old' : 'new', extra: isBack ? 'gone' : 'added', stderr: '' }
      if (kind === 'damaged') {
        const { leftovers = [] } = await survey(shell, { root: tree.root, registries: ['reg'] }, run)
        answered[`${how} told`] = leftovers.map((each) => each.kind)
        // The mark of a recovery goes with the entry that it names.
        expected[`${how} told`] = ['damaged']
        answered[`${how} next`] = (await apply(shell, plan, run)).result?.kind
        expected[`${how} next`] = 'done'
      }
      await tree.remove()
    }
    expect(answered).toEqual(expected)
  })
})

/** A host with a change: one file in place of another, and one in a directory of its own. */
async function changedHost(): Promise<HostTree> {
  const tree = await makeHostTree()
  await tree.write(file, 'old')
  await chmod(tree.root, 0o755)
  const plan = tree.plan('c1', [put(file, 'new', { expect: sha256('old') }), put(added, 'added')])
  expect((await apply(hostShells[0], plan)).result).toEqual({ kind: 'done' })
  return tree
}

test('a file that the survey could not read is restored only as it was', async () => {
  const tree = await makeHostTree()
  await tree.write(file, 'secret', 0o600)
  const plan = tree.plan('c1', [put(file, 'new', { expect: 'exists' })])
  expect((await apply(hostShells[0], plan)).result).toEqual({ kind: 'done' })
  await writeFile(join(tree.root, tree.journal, entry, 'before/2'), 'another')
  const { result } = await apply(hostShells[0], tree.undo('c1'))
  const path = `${tree.journal}/${entry}/before/2`
  expect(result).toEqual({ kind: 'unrestorable', path })
  expect(await readFile(join(tree.root, file), 'utf8')).toBe('new')
  await tree.remove()
})

describe.each(hostShells)('a way back whose refresh fails, on $name', (shell) => {
  test('is a debt that is told of and tried again, until it is paid', async (context) => {
    if (!isRoot) context.skip('only root has the journal of the host')
    const home = await mkdtemp(join(tmpdir(), 'mooring-debt-'))
    await chmod(home, 0o755)
    const journal = join(home, 'mooring/journal')
    const command = join(home, 'bin/update-ca-certificates')
    await mkdir(join(home, 'bin'))
    const answer = (status: number): Promise<void> => writeFile(command, `#!/bin/sh\nexit ${status}\n`, { mode: 0o755 })
    const about = { root: '/', journal }
    const refresh = { refresh: 'trust-store', timeoutSeconds: 30, args: ['alpine', 'add', 'x.crt'], before: [] }
    const change = (id: string) =>
      ({
        mode: 'apply',
        change: id,
        ...about,
        stages: [{ files: [put(join(home, id), 'x')], runs: [refresh] }],
        verify: [],
      }) as never
    const run = { pathBefore: join(home, 'bin') }
    const debts = async (): Promise<unknown> => {
      const before = `XDG_STATE_HOME=${home}\n`
      return (
        (await survey(shell, { root: '/', registries: [] }, { uid: nobody, programBefore: before })).leftovers ?? []
      )
    }
    const owed = [{ kind: 'owed', change: 'c1', refresh: 'trust-store', journal }]
    const failed = { kind: 'unrefreshed', refresh: 'trust-store' }
    await answer(0)
    expect((await apply(shell, change('c1'), run)).result).toEqual({ kind: 'done' })
    await answer(3)
    expect((await apply(shell, { mode: 'undo', change: 'c1', ...about }, run)).result).toMatchObject(failed)
    expect(await debts()).toEqual(owed)
    expect((await apply(shell, { mode: 'recover', ...about }, run)).result).toMatchObject(failed)
    expect(await debts()).toEqual(owed)
    await answer(0)
    expect((await apply(shell, { mode: 'recover', ...about }, run)).result).toEqual({ kind: 'nothing' })
    expect(await debts()).toEqual([])
    await chown(home, 0, 0)
    await rm(home, { recursive: true })
  })
})
