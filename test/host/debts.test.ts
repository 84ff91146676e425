import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ApplyRequest, RequestTo } from '../../main/engine/host-protocol/apply.ts'
import type { RunOp } from '../../shared/model/plan.ts'
import { type Applied, apply, hostShells } from '../support/host-programs/host-program.ts'
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
  const does = (request: ApplyRequest): Promise<Applied> =>
    apply(shell, request, { pathBefore: join(home, 'bin'), within: withOwnStore })
  const change = (id: string, runs: readonly RunOp[]): RequestTo<'apply'> => ({
    mode: 'apply',
    change: id,
    root: '/',
    journal,
    stages: [{ files: [put(join(home, id), id)], runs }],
    verify: [],
  })
  const recover = (): Promise<Applied> => does({ mode: 'recover', root: '/', journal })
  const command = (name: string, body: string): Promise<void> =>
    writeFile(join(home, 'bin', name), `#!/bin/sh\necho "$*" >>${home}/log\n${body}\n`, { mode: 0o755 })
  const calls = async (): Promise<number> => (await readFile(join(home, 'log'), 'utf8')).trim().split('\n').length
  const isOwed = (): Promise<boolean> =>
    access(join(journal, 'debts/c1')).then(
      () => true,
      () => false,
    )

  async function owe(run: RunOp, name: string): Promise<void> {
    await command(name, 'exit 0')
    expect((await does(change('c1', [run]))).result).toEqual({ kind: 'done' })
    await command(name, 'exit 3')
    expect((await does({ mode: 'undo', change: 'c1', root: '/', journal })).result).toMatchObject({
      kind: 'unrefreshed',
    })
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
