import { access, chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RequestTo, SealedStage } from '../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { apply, type HostRun, hostShells } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree, put } from '../support/host-programs/host-tree.ts'
import { withOwnStore } from '../support/host-programs/own-store.ts'
import { isAlive } from '../support/processes/is-alive.ts'
import { until } from '../support/processes/process.ts'

/**
 * Refreshes run only on a live host, so these plans have the root `/`; all their paths lie in a directory of the test's,
 * and the command that they run is the test's own.
 */
describe.each(hostShells)('refreshes on $name', (shell) => {
  let tree: HostTree
  let bin: string
  let log: string
  beforeEach(async () => {
    tree = await makeHostTree()
    bin = join(tree.root, 'bin')
    log = join(tree.root, 'log')
    await mkdir(bin)
  })
  afterEach(() => tree.remove())

  const at = (path: string): string => join(tree.root, path)
  const inOwnStore = (): HostRun => ({ pathBefore: bin, within: withOwnStore })
  const live = (stages: readonly SealedStage[]): RequestTo<'apply'> => ({
    ...tree.plan('c1', []),
    root: '/',
    journal: at('journal'),
    stages,
  })
  const undo = { mode: 'undo', change: 'c1', root: '/' } as const
  const run = { op: 'run', refresh: 'trust-store', args: ['debian', 'add', 'a.crt'], timeoutSeconds: 20 } as const

  /** Puts a command into the path that removes links as it is told, notes its arguments and the files there, and then does as told. */
  async function command(body: string): Promise<void> {
    const unlink = '[ "$1" != --certsconf ] || sed -n "s|^!\\(.*\\).crt|/etc/ssl/certs/\\1.pem|p" "$2" | xargs rm -f'
    const script = `#!/bin/sh\n${unlink}\ncd ${tree.root}/etc && echo "\${1:-do}" *.crt >>${log}\n${body}\n`
    await writeFile(join(bin, 'update-ca-certificates'), script)
    await chmod(join(bin, 'update-ca-certificates'), 0o755)
  }
  const logged = async (): Promise<string[]> => (await readFile(log, 'utf8')).trim().split('\n')

  test('run after their stage’s files; undo restores each stage’s files before its refreshes, last stage first', async () => {
    await command('true')
    await tree.write('/etc/a.crt', 'old')
    const plan = live([
      { files: [put(at('etc/a.crt'), 'new', { expect: sha256('old') }), put(at('etc/b.crt'), 'b')], runs: [run] },
      { files: [put(at('etc/c.crt'), 'c')], runs: [run] },
    ])
    const { result, lines } = await apply(shell, plan, inOwnStore())
    expect(result).toEqual({ kind: 'done' })
    expect(lines[3]).toBe('step 3 5 run trust-store')
    expect(await logged()).toEqual(['do a.crt b.crt', 'do a.crt b.crt c.crt'])
    const undone = await apply(shell, { ...undo, journal: at('journal') }, inOwnStore())
    expect(undone.result).toEqual({ kind: 'done' })
    expect((await logged()).slice(2)).toEqual(['--certsconf a.crt b.crt', '--certsconf a.crt'])
    expect(await readFile(at('etc/a.crt'), 'utf8')).toBe('old')
  })

  test('that fail roll everything back and run again', async () => {
    await command('[ ! -e c.crt ] || { printf "bad\\033[31m file\\nresult done\\n" >&2; exit 3; }')
    const plan = live([
      { files: [put(at('etc/a.crt'), 'a')], runs: [run] },
      { files: [put(at('etc/c.crt'), 'c')], runs: [run] },
    ])
    const before = await tree.state()
    const { result, stderr } = await apply(shell, plan, inOwnStore())
    const detail = ['bad[31m file\nresult done', { why: 'status', params: { refresh: 'trust-store', status: '3' } }]
    expect({ result, stderr }).toEqual({
      result: { kind: 'refresh-failed', refresh: 'trust-store', detail },
      stderr: '',
    })
    expect(await logged()).toEqual(['do a.crt', 'do a.crt c.crt', '--certsconf a.crt', '--certsconf *.crt'])
    expect(etcOf(await tree.state())).toEqual(etcOf(before))
  })

  test('that do not end in time are stopped with all they started', async () => {
    await command('[ "$1" != --certsconf ] || exit 0; sleep 300 & echo $! >../child; wait')
    const before = await tree.state()
    const plan = live([{ files: [put(at('etc/a.crt'), 'a')], runs: [{ ...run, timeoutSeconds: 4 }] }])
    const { result } = await apply(shell, plan, inOwnStore())
    expect(result).toMatchObject({
      kind: 'refresh-failed',
      detail: [{ why: 'timeout', params: { refresh: 'trust-store', seconds: '4' } }],
    })
    expect(etcOf(await tree.state())).toEqual(etcOf(before))
    const child = Number(await readFile(at('child'), 'utf8'))
    expect(await isAlive(child)).toBe(false)
  })

  test('that keep their output open after their end do not hold the change up', async () => {
    await command('[ "$1" = --certsconf ] || { sleep 300 & echo $! >../child; }')
    const plan = live([{ files: [put(at('etc/a.crt'), 'a')], runs: [run] }])
    expect((await apply(shell, plan, inOwnStore())).result).toEqual({ kind: 'done' })
    const child = Number(await readFile(at('child'), 'utf8'))
    expect(await isAlive(child)).toBe(true)
    process.kill(child)
  })

  test('that fail on the way back are told, and the files are back', async () => {
    await command('[ "$1" != --certsconf ] && [ -e a.crt ]')
    const plan = live([{ files: [put(at('etc/a.crt'), 'a')], runs: [run] }])
    expect((await apply(shell, plan, inOwnStore())).result).toEqual({ kind: 'done' })
    const undone = await apply(shell, { ...undo, journal: at('journal') }, inOwnStore())
    expect(undone.result).toMatchObject({ kind: 'unrefreshed', refresh: 'trust-store' })
    expect(etcOf(await tree.state())).toEqual([])
    const again = await apply(shell, { ...undo, journal: at('journal') }, inOwnStore())
    expect(again.result).toEqual({ kind: 'undone-already' })
  })

  test('that a change does not depend on are told where they fail, and the change stands, in both directions', async () => {
    await command('echo "no" >&2; exit 3')
    const tried = { ...run, bestEffort: true }
    const plan = live([
      { files: [put(at('etc/a.crt'), 'a')], runs: [tried] },
      { files: [put(at('etc/b.crt'), 'b')], runs: [] },
    ])
    const detail = ['no', { why: 'status', params: { refresh: 'trust-store', status: '3' } }]
    const unmet = [{ refresh: 'trust-store', args: run.args, detail }]
    const { result, stderr, ...told } = await apply(shell, plan, inOwnStore())
    expect({ result, stderr, unmet: told.unmet }).toEqual({ result: { kind: 'done' }, stderr: '', unmet })
    expect(await readFile(at('etc/b.crt'), 'utf8')).toBe('b')
    const undone = await apply(shell, { ...undo, journal: at('journal') }, inOwnStore())
    expect([undone.result, undone.unmet]).toEqual([{ kind: 'done' }, unmet])
    expect(etcOf(await tree.state())).toEqual([])
  })

  test('that a change does not depend on, and others that fail, keep their reasons apart', async () => {
    await command('[ ! -e b.crt ]')
    await writeFile(join(bin, 'update-ca-trust'), '#!/bin/sh\necho "not me" >&2; exit 4\n', { mode: 0o755 })
    const tried = { ...run, args: ['redhat', 'add'], bestEffort: true }
    const plan = live([
      { files: [put(at('etc/a.crt'), 'a')], runs: [tried] },
      { files: [put(at('etc/b.crt'), 'b')], runs: [run] },
    ])
    const { result, unmet } = await apply(shell, plan, inOwnStore())
    const why = (status: string) => ({ why: 'status', params: { refresh: 'trust-store', status } })
    expect(result).toEqual({ kind: 'refresh-failed', refresh: 'trust-store', detail: [why('1')] })
    const once = { refresh: 'trust-store', args: ['redhat', 'add'], detail: ['not me', why('4')] }
    expect(unmet).toEqual([once, once])
  })

  test('of the stores of a user who holds one of them up wait once', async (context) => {
    if (process.getuid?.() !== 0) context.skip('only root can become somebody else')
    await chmod(tree.root, 0o755)
    await writeFile(join(bin, 'certutil'), `#!/bin/sh\necho called >>${log}\nexec sleep 300\n`, { mode: 0o755 })
    await writeFile(log, '')
    await chmod(log, 0o666)
    const stores = ['first', 'second', 'third'].map((name) => at(`home/${name}`))
    for (const store of stores) {
      await mkdir(store, { recursive: true })
      await writeFile(join(store, 'cert9.db'), '')
      await chown(store, 65534, 65534)
    }
    const runs = stores.map((store) => ({
      ...({ op: 'run', refresh: 'nss-database', timeoutSeconds: 2, bestEffort: true } as const),
      args: [at('etc/a.crt'), store],
    }))
    const { result, unmet } = await apply(shell, live([{ files: [put(at('etc/a.crt'), '# C,,\n')], runs }]), {
      ...inOwnStore(),
    })
    expect(result).toEqual({ kind: 'done' })
    const why = { why: 'timeout', params: { refresh: 'nss-database', seconds: '2' } }
    const detail = expect.arrayContaining([why])
    expect(unmet).toEqual(runs.map(({ refresh, args }) => ({ refresh, args, detail })))
    expect(await logged()).toEqual(['called'])
  })

  test.each(['end of input', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'that leave half of their work where they are ended are awaited after %s for all, and then rolled back',
    async (stop) => {
      await command('[ "$1" = --certsconf ] || { until [ -e ../ready ]; do sleep 0.1; done; echo ended >>../log; }')
      const before = await tree.state()
      const abort = new AbortController()
      const plan = live([{ files: [put(at('etc/a.crt'), 'a')], runs: [run] }])
      const pids: number[] = []
      let end: Promise<void> | undefined
      const stopWorking = async (how: () => void): Promise<void> => {
        await until('the command', () =>
          access(log).then(
            () => true,
            () => false,
          ),
        )
        how()
        // Time for whoever would end it.
        await sleep(3_000)
        await writeFile(at('ready'), '')
      }
      const { result } = await apply(shell, plan, {
        ...inOwnStore(),
        signal: abort.signal,
        onSpawn: (child) => {
          pids.push(child.pid ?? 0)
        },
        onLine: (line) => {
          const pid = line === 'step 2 2 run trust-store' ? pids.pop() : undefined
          if (pid) end = stopWorking(() => (stop === 'end of input' ? abort.abort() : process.kill(-pid, stop)))
        },
      })
      await end
      expect(result).toMatchObject({ kind: 'cancelled' })
      expect(etcOf(await tree.state())).toEqual(etcOf(before))
      expect(await logged()).toEqual(['do a.crt', 'ended', '--certsconf *.crt'])
    },
  )

  test.each(['SIGHUP', 'SIGTERM'] as const)('are followed by a roll-back after %s', async (signal) => {
    await command('[ "$1" = --certsconf ] || until [ -e ../signalled ]; do sleep 0.1; done')
    const before = await tree.state()
    const plan = live([{ files: [put(at('etc/a.crt'), 'a')], runs: [run] }])
    const pids: number[] = []
    const { result } = await apply(shell, plan, {
      ...inOwnStore(),
      onSpawn: (child) => {
        pids.push(child.pid ?? 0)
      },
      onLine: (line) => {
        // The way back says this line as well.
        const pid = line === 'step 2 2 run trust-store' ? pids.pop() : undefined
        if (!pid) return
        process.kill(pid, signal)
        void writeFile(at('signalled'), '')
      },
    })
    expect(result).toMatchObject({ kind: 'cancelled' })
    expect(etcOf(await tree.state())).toEqual(etcOf(before))
  })

  test('do not run in a directory tree', async () => {
    await command('true')
    const plan = { ...tree.plan('c1', []), stages: [{ files: [put('/etc/a.crt', 'a')], runs: [run] }] }
    expect((await apply(shell, plan, inOwnStore())).lines).toContain('step 1 1 put /etc/a.crt')
    expect((await apply(shell, tree.undo('c1'), inOwnStore())).result).toEqual({ kind: 'done' })
    expect(await readFile(log, 'utf8').catch(() => 'never ran')).toBe('never ran')
  })
})

function etcOf(state: Record<string, string>): [string, string][] {
  return Object.entries(state).filter(([path]) => path.startsWith('etc/'))
}
