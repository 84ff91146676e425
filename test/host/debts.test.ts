import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ApplyRequest, RequestTo } from '../../main/engine/host-protocol/apply.ts'
import type { RunOp } from '../../shared/model/plan.ts'
import { type Applied, apply, type HostRun, hostShells } from '../support/host-programs/host-program.ts'
import { put } from '../support/host-programs/host-tree.ts'
import { withOwnStore } from '../support/host-programs/own-store.ts'

/** Each begins with a change that was undone while a command failed: its refresh is owed. */
describe.each(hostShells)('a refresh that is owed, on $name', (shell) => {
  let home: string
  let journal: string
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'mooring-debts-'))
    journal = join(home, 'journal')
    await mkdir(join(home, 'bin'))
  })
  afterEach(() => rm(home, { recursive: true }))

  const store: RunOp = { op: 'run', refresh: 'trust-store', args: ['alpine', 'add', 'x.crt'], timeoutSeconds: 30 }
  const restart: RunOp = { ...store, refresh: 'docker-restart', args: ['systemd', 'docker.service', '0'] }
  const does = (request: ApplyRequest, how: HostRun = {}): Promise<Applied> =>
    apply(shell, request, { pathBefore: join(home, 'bin'), within: withOwnStore, ...how })
  const change = (id: string, runs: readonly RunOp[]): RequestTo<'apply'> => ({
    mode: 'apply',
    change: id,
    root: '/',
    journal,
    stages: [{ files: [put(join(home, id), id)], runs }],
    verify: [],
  })
  const undo = (id: string, how?: HostRun): Promise<Applied> =>
    does({ mode: 'undo', change: id, root: '/', journal }, how)
  const recover = (how?: HostRun): Promise<Applied> => does({ mode: 'recover', root: '/', journal }, how)
  const command = (name: string, body: string): Promise<void> =>
    writeFile(join(home, 'bin', name), `#!/bin/sh\necho "$*" >>${home}/log\n${body}\n`, { mode: 0o755 })
  const calls = async (): Promise<number> => (await readFile(join(home, 'log'), 'utf8')).trim().split('\n').length
  const isOwed = (): Promise<boolean> =>
    access(join(journal, 'debts/c1')).then(
      () => true,
      () => false,
    )

  async function owe(run: RunOp, name: string, how?: HostRun): Promise<void> {
    await command(name, 'exit 0')
    expect((await does(change('c1', [run]))).result).toEqual({ kind: 'done' })
    await command(name, 'exit 3')
    expect((await undo('c1', how)).result).toMatchObject({ kind: 'unrefreshed' })
    expect(await isOwed()).toBe(true)
  }

  test('is paid by a later change that does the same', async () => {
    await owe(store, 'update-ca-certificates')
    await command('update-ca-certificates', `[ -e ${home}/c2 ]`)
    expect((await does(change('c2', [store]))).result).toEqual({ kind: 'done' })
    expect(await isOwed()).toBe(false)
  })

  test('stays where a later change does something else', async () => {
    await owe(store, 'update-ca-certificates')
    expect((await does(change('c2', []))).result).toEqual({ kind: 'done' })
    expect(await isOwed()).toBe(true)
  })

  test('is paid by the undo of another change that does the same', async () => {
    await command('update-ca-certificates', 'exit 0')
    expect((await does(change('c2', [store]))).result).toEqual({ kind: 'done' })
    await owe(store, 'update-ca-certificates')
    // Only its own refresh can succeed: what is owed is tried before the file goes.
    await command('update-ca-certificates', `[ ! -e ${home}/c2 ]`)
    expect((await undo('c2')).result).toEqual({ kind: 'done' })
    expect(await isOwed()).toBe(false)
  })

  test('stays where the same change had met it before it failed', async () => {
    const tried = { ...store, bestEffort: true }
    await command('update-ca-certificates', `[ ! -e ${home}/second ]`)
    const { stages, ...about } = change('c1', [tried])
    const again = { files: [put(join(home, 'second'), 'x')], runs: [tried] }
    expect((await does({ ...about, stages: [...stages, again] })).result).toEqual({ kind: 'done' })
    expect(await isOwed()).toBe(true)
  })

  test('is on the disk before the change is called undone', async () => {
    const programBefore = ['sync', 'mv']
      .map((name) => `${name}() { echo "${name} $*" >>'${home}/calls'; command ${name} "$@"; }\n`)
      .join('')
    await owe(store, 'update-ca-certificates', { programBefore })
    const calls = (await readFile(join(home, 'calls'), 'utf8')).replaceAll(`${journal}/`, '').split('\n')
    const kept = calls.indexOf('mv -f changes/c1/new debts/c1')
    expect(calls.slice(kept, kept + 4)).toEqual([
      'mv -f changes/c1/new debts/c1',
      'sync debts',
      'sync changes/c1/new',
      'mv -f changes/c1/new changes/c1/state',
    ])
  })

  test.each([
    ['can’t be tried', 'mkdir', 'paying'],
    ['can’t be removed', 'rm', 'debts/c1'],
  ])('is not called paid where the journal’s disk has failed: it %s', async (_, name, call) => {
    await owe(store, 'update-ca-certificates')
    await command('update-ca-certificates', 'exit 0')
    const programBefore = `${name}() { case $* in *'${call}') echo 'Read-only file system' >&2; return 1 ;; esac
      command ${name} "$@"; }\n`
    const { result, lines } = await recover({ programBefore })
    expect(result).toMatchObject({ kind: 'write-failed', path: journal })
    expect(lines.some((line) => line.startsWith('step '))).toBe(name === 'rm')
    expect(await isOwed()).toBe(true)
    expect((await recover()).result).toEqual({ kind: 'nothing' })
    expect(await isOwed()).toBe(false)
  })

  test('and restarts Docker is left to recover, and kept until then', async () => {
    await owe(restart, 'systemctl')
    await command('systemctl', 'exit 0')
    const before = await calls()
    expect((await does(change('c2', []))).result).toEqual({ kind: 'done' })
    expect([await calls(), await isOwed()]).toEqual([before, true])
    expect((await recover()).result).toEqual({ kind: 'nothing' })
    expect([(await calls()) > before, await isOwed()]).toEqual([true, false])
  })

  test('is paid although a program was killed while it paid', async () => {
    await owe(store, 'update-ca-certificates')
    await command('update-ca-certificates', 'exit 0')
    await mkdir(join(journal, 'paying'))
    await writeFile(join(journal, 'paying/said'), 'cut off')
    expect((await recover()).result).toEqual({ kind: 'nothing' })
    expect(await isOwed()).toBe(false)
    await expect(access(join(journal, 'paying'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
