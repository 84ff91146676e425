import {
  access,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { apply, hostShells, survey } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree, put, remove } from '../support/host-programs/host-tree.ts'
import { withOwnStore } from '../support/host-programs/own-store.ts'
import { must } from '../support/processes/process.ts'

const file = '/etc/docker/daemon.json'
const nobody = 65534

/** An image that is unpacked may bring a journal of its own. */
describe.each(hostShells)('a journal that somebody else has filled, on $name', (shell) => {
  let tree: HostTree
  let outside: string
  beforeEach(async () => {
    tree = await makeHostTree()
    outside = await mkdtemp(join(tmpdir(), 'mooring-outside-'))
    await writeFile(join(outside, 'file'), 'theirs')
    await tree.write(file, 'old')
    await mkdir(join(tree.root, 'etc/empty'))
    const plan = tree.plan('c1', [
      put(file, 'new', { expect: sha256('old') }),
      remove('/etc/empty'),
      put('/etc/new/deep/file', 'made'),
    ])
    expect((await apply(shell, plan)).result).toEqual({ kind: 'done' })
  })
  afterEach(async () => {
    expect(await readdir(outside)).toEqual(['file'])
    expect(await readFile(join(outside, 'file'), 'utf8')).toBe('theirs')
    await rm(outside, { recursive: true })
    await tree.remove()
  })

  const at = (path: string): string => join(tree.root, path)
  const entry = '/var/lib/mooring/changes/c1'
  const aside = '/var/lib/mooring/aside'
  const damaged = (name: string) => ({ kind: 'damaged', path: `${aside}/${name}` })
  /** The results of undo and, since the change may as well be called unfinished, of recover. */
  async function results(): Promise<unknown[]> {
    const undo = await apply(shell, tree.undo('c1'))
    await writeFile(at('var/lib/mooring/unfinished'), 'c1\n')
    return [undo.result, (await apply(shell, tree.recover)).result]
  }

  test('is refused with a before-image that is a directory with a link in it', async () => {
    const before = at(`${entry}/before/3`)
    await symlink(outside, join(before, 'link'))
    expect(await results()).toEqual([damaged('c1'), damaged('unfinished')])
    expect(await readlink(at(`${aside}/c1/before/3/link`))).toBe(outside)
  })

  test.each(['new', 'plan', 'made', 'ran', 'state', 'before/2', 'before'])(
    'is refused with a link: %s',
    async (name) => {
      await rm(at(`${entry}/${name}`), { recursive: true, force: true })
      await symlink(join(outside, 'file'), at(`${entry}/${name}`))
      expect(await results()).toEqual([damaged('c1'), damaged('unfinished')])
    },
  )

  test.each(['new', 'plan', 'made', 'ran', 'state', 'before/2'])('is refused with a pipe: %s', async (name) => {
    await rm(at(`${entry}/${name}`), { force: true })
    await must('mkfifo', [at(`${entry}/${name}`)])
    expect(await results()).toEqual([damaged('c1'), damaged('unfinished')])
  })

  test('sets nothing aside in a directory elsewhere', async () => {
    await symlink(outside, at(aside))
    await rm(at(`${entry}/plan`))
    const { result } = await apply(shell, tree.undo('c1'))
    expect(result).toMatchObject({ kind: 'write-failed', path: '/var/lib/mooring' })
  })

  test.each(['changes', 'lock', 'receipts'])('is refused where it leads elsewhere: %s', async (name) => {
    await rm(at(`var/lib/mooring/${name}`), { recursive: true })
    await mkdir(at('etc/elsewhere'))
    await symlink('/etc/elsewhere', at(`var/lib/mooring/${name}`))
    const { result } = await apply(shell, tree.plan('c2', [put('/etc/second', 'x')]))
    expect(result).toMatchObject({ kind: 'unsafe' })
  })

  test.each([
    ['a directory outside', '/..'],
    ['a way out', '/etc/../../x'],
    ['no path', 'x'],
  ])('is refused where it has made %s', async (_, made) => {
    const plan = await readFile(at(`${entry}/plan`), 'utf8')
    await writeFile(at(`${entry}/made`), `${made}\n`)
    await writeFile(at(`${entry}/plan`), sealed(plan.slice(0, plan.lastIndexOf('end ')), `${made}\n`))
    expect(await results()).toEqual([damaged('c1'), damaged('unfinished')])
  })

  test.each(['rely absent /etc/x', 'wipe /etc', `put absent 0 0 0644 0 0 /../x`, 'run no-such 5'])(
    'is refused with a line that no plan has: %s',
    async (line) => {
      await writeFile(at(`${entry}/plan`), sealed(`stage\n${line}\n`))
      expect(await results()).toEqual([damaged('c1'), damaged('unfinished')])
    },
  )

  test('is refused if it is another user’s', async (context) => {
    if (process.getuid?.() !== 0) context.skip('only root can give a file away')
    await chown(at('/var/lib/mooring/changes'), nobody, nobody)
    expect((await apply(shell, tree.undo('c1'))).result).toMatchObject({ kind: 'unsafe' })
    await chown(at('/var/lib/mooring/changes'), 0, 0)
    for (const path of [`${entry}/plan`, `${entry}/before`, entry]) {
      await chown(at(path), nobody, nobody)
      for (const request of [tree.undo('c1'), tree.recover]) {
        if (request === tree.recover) await writeFile(at('var/lib/mooring/unfinished'), 'c1\n')
        expect((await apply(shell, request)).result).toEqual(damaged('c1'))
        await rename(at(`${aside}/c1`), at(entry))
      }
      await chown(at(path), 0, 0)
    }
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
  })

  test.each(['docker/.mooring-c1-daemon.json.tmp', '.mooring-c1-empty.tmp'])(
    'leads nowhere by a name of staged content: %s',
    async (name) => {
      await symlink(join(outside, name.includes('empty') ? '.' : 'file'), at(`etc/${name}`))
      expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
      expect(await readFile(at(file), 'utf8')).toBe('old')
      expect(await tree.leftovers()).toEqual([])
    },
  )

  test('leads nowhere by a name of staged content that somebody takes again at once', async () => {
    const temp = at('etc/.mooring-c1-empty.tmp')
    await symlink(outside, temp)
    const programBefore = `rm() { command rm "$@" && case $* in *-empty.tmp) ln -s '${outside}' '${temp}' ;; esac; }\n`
    const { result } = await apply(shell, tree.undo('c1'), { programBefore })
    expect(result).toMatchObject({ kind: 'write-failed', path: '/etc/empty' })
    expect(await readFile(at(file), 'utf8')).toBe('new')
  })

  test('leads nowhere by a directory that is a link now, though the same file is there', async () => {
    const other = await mkdtemp(join(tmpdir(), 'mooring-outside-'))
    await rename(at('etc/docker'), join(other, 'docker'))
    await symlink(join(other, 'docker'), at('etc/docker'))
    expect(await results()).toEqual([
      { kind: 'changed', path: file },
      { kind: 'stuck', change: 'c1', path: file, detail: [] },
    ])
    expect(await readdir(join(other, 'docker'))).toEqual(['daemon.json'])
    expect(await readFile(join(other, 'docker/daemon.json'), 'utf8')).toBe('new')
    await rm(other, { recursive: true })
  })

  test('leads nowhere by a directory that it has made, behind a link', async () => {
    const other = await mkdtemp(join(tmpdir(), 'mooring-outside-'))
    await mkdir(join(other, 'empty'))
    await symlink(other, at('etc/link'))
    const plan = await readFile(at(`${entry}/plan`), 'utf8')
    const made = '/etc/new\n/etc/new/deep\n/etc/link/empty\n'
    await writeFile(at(`${entry}/made`), made)
    await writeFile(at(`${entry}/plan`), sealed(plan.slice(0, plan.lastIndexOf('end ')), made))
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
    expect(await readdir(other)).toEqual(['empty'])
    await rm(other, { recursive: true })
  })

  test('has nothing run that it owes', async () => {
    await mkdir(at('var/lib/mooring/debts'))
    await writeFile(at('var/lib/mooring/debts/c1'), 'undo run trust-store 30 alpine add x.crt\nend\n')
    await mkdir(at('bin'))
    const command = `#!/bin/sh\necho ran >'${at('log')}'\n`
    await writeFile(at('bin/update-ca-certificates'), command, { mode: 0o755 })
    const how = { pathBefore: at('bin'), within: withOwnStore }
    expect((await apply(shell, tree.recover, how)).result).toEqual({ kind: 'nothing' })
    await expect(access(at('log'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('is told of, though its mark never ends', async () => {
    await must('mkfifo', [at('var/lib/mooring/unfinished')])
    expect((await survey(shell, { root: tree.root, registries: [] })).unfinished).toBeUndefined()
    expect((await apply(shell, tree.recover)).result).toEqual(damaged('unfinished'))
  })
})

/** The lines of a plan as an entry of the journal has them. */
function sealed(lines: string, made = '/etc/new\n/etc/new/deep\n'): string {
  return `${lines}end ${sha256(`${made}${lines}`)}\n`
}
