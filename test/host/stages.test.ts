import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RequestTo, SealedFile, SealedStage } from '../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import type { RunOp } from '../../shared/model/plan.ts'
import { apply, hostShells } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree, put, remove } from '../support/host-programs/host-tree.ts'

const look: RunOp = { op: 'run', refresh: 'trust-store', args: ['alpine', 'change'], timeoutSeconds: 20 }

/** Plans with several stages about one path. Those with refreshes have the root `/`, but all their paths are the test's. */
describe.each(hostShells)('stages about one path on $name', (shell) => {
  let tree: HostTree
  let log: string
  const at = (path: string): string => join(tree.root, path)
  const file = (): string => at('etc/docker/daemon.json')

  beforeEach(async () => {
    tree = await makeHostTree()
    log = at('log')
    await mkdir(at('bin'))
    await command('true')
  })
  afterEach(() => tree.remove())

  /** The refresh that notes what is in the file, and then does as told. */
  async function command(body: string): Promise<void> {
    const script = `#!/bin/sh\n{ cat ${file()} 2>/dev/null || printf gone; echo; } >>${log}\n${body}\n`
    await writeFile(at('bin/update-ca-certificates'), script)
    await chmod(at('bin/update-ca-certificates'), 0o755)
  }
  const live = (...stages: SealedStage[]): RequestTo<'apply'> => {
    return { ...tree.plan('c1', []), root: '/', journal: at('journal'), stages }
  }
  const run = (plan: RequestTo<'apply'>) => apply(shell, plan, { pathBefore: at('bin') })
  const undo = () => {
    const request = { mode: 'undo', change: 'c1', root: '/', journal: at('journal') } as const
    return apply(shell, request, { pathBefore: at('bin') })
  }
  const logged = async (): Promise<string[]> => (await readFile(log, 'utf8')).trim().split('\n')
  const etc = async (): Promise<unknown> =>
    Object.entries(await tree.state()).filter(([path]) => path.startsWith('etc/'))

  test.each<[string, string | undefined, string | undefined]>([
    ['a file that was there', 'old', 'new'],
    ['a file that was not there, nor its directory', undefined, 'new'],
    ['a file that goes', 'old', undefined],
    ['a file that comes and goes', undefined, undefined],
  ])('undo passes through them all: %s', async (_, old, end) => {
    if (old !== undefined) await tree.write('/etc/docker/daemon.json', old, 0o640)
    const before = await etc()
    const expectation = old === undefined ? 'absent' : sha256(old)
    const last: SealedFile[] =
      end === undefined
        ? [remove(file(), '[]'), ...(old === undefined ? [] : [remove(at('etc/docker'))])]
        : [put(file(), end, { expect: sha256('[]') })]
    const plan = live(
      { files: [put(file(), '[]', { expect: expectation })], runs: [look] },
      { files: [], runs: [look] },
      { files: last, runs: [look] },
    )
    const { result, stderr } = await run(plan)
    expect({ result, stderr }).toEqual({ result: { kind: 'done' }, stderr: '' })
    expect(await logged()).toEqual(['[]', '[]', end ?? 'gone'])
    const undone = await undo()
    expect({ result: undone.result, stderr: undone.stderr }).toEqual({ result: { kind: 'done' }, stderr: '' })
    expect((await logged()).slice(3)).toEqual(['[]', '[]', old ?? 'gone'])
    expect(await etc()).toEqual(before)
  })

  test('a refresh that fails in the last one rolls back through all', async () => {
    await tree.write('/etc/docker/daemon.json', 'old')
    await command(`[ "$(cat ${file()})" != new ]`)
    const before = await etc()
    const plan = live(
      { files: [put(file(), '[]', { expect: sha256('old') })], runs: [look] },
      { files: [put(file(), 'new', { expect: sha256('[]') })], runs: [look] },
      { files: [put(file(), 'newer', { expect: sha256('new') })], runs: [look] },
    )
    expect((await run(plan)).result).toMatchObject({ kind: 'refresh-failed', refresh: 'trust-store' })
    expect(await logged()).toEqual(['[]', 'new', '[]', 'old'])
    expect(await etc()).toEqual(before)
  })

  test.each([
    ['the refreshes that were begun', false, ['[]', 'old']],
    ['after a boot, which may have had Docker read the files of the stage in motion, all', true, ['[]', '[]', 'old']],
  ])('recover repeats %s', async (_, hasBooted, refreshes) => {
    await tree.write('/etc/docker/daemon.json', 'old')
    const plan = live(
      { files: [put(file(), '[]', { expect: sha256('old') })], runs: [look] },
      { files: [put(file(), 'new', { expect: sha256('[]') })], runs: [look] },
    )
    // The power fails right after the second stage's file is in its place.
    const isThere = `[ "$(command cat ${file()} 2>/dev/null)" != new ]`
    const programBefore = `mv() { command mv "$@" || return; ${isThere} || kill -9 $$; }\n`
    await apply(shell, plan, { pathBefore: at('bin'), programBefore })
    expect(await readFile(file(), 'utf8')).toBe('new')
    const ran = at('journal/changes/c1/ran')
    const [stage, boot] = (await readFile(ran, 'utf8')).trim().split(' ')
    expect([stage, boot]).toEqual(['1', (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()])
    if (hasBooted) await writeFile(ran, `${stage} another-boot\n`)
    const request = { mode: 'recover', root: '/', journal: at('journal') } as const
    expect((await apply(shell, request, { pathBefore: at('bin') })).result).toEqual({ kind: 'recovered', change: 'c1' })
    expect([await logged(), await readFile(file(), 'utf8')]).toEqual([refreshes, 'old'])
  })

  test('undo insists on what the last one left', async () => {
    const stages: SealedStage[] = [
      { files: [put('/etc/file', 'one')], runs: [] },
      { files: [put('/etc/file', 'two', { expect: sha256('one') })], runs: [] },
    ]
    expect((await apply(shell, { ...tree.plan('c1', []), stages })).result).toEqual({ kind: 'done' })
    for (const content of ['one', 'three']) {
      await tree.write('/etc/file', content)
      expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'changed', path: '/etc/file' })
    }
    await tree.write('/etc/file', 'two')
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
    expect(Object.keys(await tree.state())).not.toContain('etc/file')
  })

  test('one that expects what the one before does not leave is refused', async () => {
    for (const expectation of ['absent', 'exists', sha256('two')]) {
      const stages: SealedStage[] = [
        { files: [put('/etc/file', 'one')], runs: [] },
        { files: [put('/etc/file', 'two', { expect: expectation })], runs: [] },
      ]
      const before = await tree.state()
      expect((await apply(shell, { ...tree.plan('c1', []), stages })).result).toMatchObject({ kind: 'refused' })
      expect(Object.keys(await tree.state()).filter((path) => path.startsWith('etc/'))).toEqual(
        Object.keys(before).filter((path) => path.startsWith('etc/')),
      )
    }
  })
})
