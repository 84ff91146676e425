import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseApplyOutput } from '../../main/engine/host-protocol/answer.ts'
import { encodeApplyRequest } from '../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { applyProgram } from '../../main/hosts/ways/programs.ts'
import { apply, applyBytes, hostShells, runProgram, survey } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree, put } from '../support/host-programs/host-tree.ts'
import { start } from '../support/processes/process.ts'

const file = '/etc/docker/certs.d/reg/ca.crt'

describe.each(hostShells)('interrupted and contended on $name', (shell) => {
  let tree: HostTree
  beforeEach(async () => {
    tree = await makeHostTree()
    await tree.write(file, 'old')
  })
  afterEach(() => tree.remove())

  test('a request that is cut off anywhere changes nothing', async () => {
    const before = await tree.state()
    const plan = tree.plan('c1', [put('/etc/new/first', 'content'), put(file, 'new', { expect: sha256('old') })])
    const whole = Buffer.from(encodeApplyRequest(plan))
    const endOfHeader = whole.indexOf('\nend\n') + 5
    for (const length of [0, 10, endOfHeader - 1, endOfHeader, endOfHeader + 3, endOfHeader + 7, whole.length - 1]) {
      const stop = new AbortController()
      const { result } = await applyBytes(shell, whole.subarray(0, length), {
        signal: stop.signal,
        // Once it has greeted; one that is stopped before has not begun.
        onSpawn: (child) => child.stdout.once('data', () => stop.abort()),
      })
      expect(result).toEqual({ kind: 'cancelled' })
      expect(await tree.state()).toEqual(before)
      expect(await tree.leftovers()).toEqual([])
    }
  })

  test('a caller that no longer listens changes nothing about the change', async () => {
    const plan = tree.plan('c1', [put(file, 'new', { expect: sha256('old') }), put('/etc/second', 'second')])
    const exits: (number | null)[] = []
    await apply(shell, plan, {
      onSpawn: (child) => {
        child.stdout.once('data', () => child.stdout.destroy())
        child.once('exit', (code) => exits.push(code))
      },
    })
    expect(exits).toEqual([0])
    expect(await readFile(join(tree.root, '/etc/second'), 'utf8')).toBe('second')
    expect(await tree.leftovers()).toEqual([])
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
  })

  test('two at once never mix: each completes or reports the other', async () => {
    const plans = ['a', 'b'].map((content) =>
      tree.plan(content, [
        put(file, content, { expect: sha256('old') }),
        put('/etc/second', content),
        put('/etc/third/file', content),
      ]),
    )
    const results = (await Promise.all(plans.map((plan) => apply(shell, plan)))).map(({ result }) => result?.kind)
    expect(results.filter((kind) => kind === 'done')).toHaveLength(1)
    expect(['busy', 'changed']).toContain(results.find((kind) => kind !== 'done'))
    const winner = results[0] === 'done' ? 'a' : 'b'
    for (const path of [file, '/etc/second', '/etc/third/file']) {
      expect(await readFile(join(tree.root, path), 'utf8')).toBe(winner)
    }
    expect(await tree.leftovers()).toEqual([])
  })

  test('a living owner is respected, a dead one is not', async () => {
    const other = start('sleep', ['300'])
    const lock = join(tree.root, tree.journal, 'lock')
    await mkdir(lock, { recursive: true })
    const good = await ticketOf(other.pid)
    await writeFile(join(lock, good), '')
    const plan = tree.plan('c1', [put(file, 'new', { expect: sha256('old') })])
    const impatient = applyProgram.replace('lock_patience=60', 'lock_patience=3')
    const { stdout } = await runProgram(shell, impatient, encodeApplyRequest(plan))
    expect(parseApplyOutput(stdout).result).toEqual({ kind: 'busy', owner: other.pid })
    // For as many seconds already: on a busy machine one is over before the first look.
    expect(Buffer.from(stdout).toString()).toMatch(new RegExp(`^waiting ${other.pid} \\d+$`, 'm'))
    const [number, birth, boot] = good.split('.')
    await other.stop()
    // The same number after a reboot, and of a process that was born later.
    await writeFile(join(lock, `${number}.${birth}.another-boot`), '')
    await writeFile(join(lock, `${process.pid}.1.${boot}`), '')
    expect((await apply(shell, plan)).result).toEqual({ kind: 'done' })
    expect(await tree.leftovers()).toEqual([])
  })

  test('the survey reports an unfinished change only if nobody works on it', async () => {
    await mkdir(join(tree.root, tree.journal, 'lock'), { recursive: true })
    await writeFile(join(tree.root, tree.journal, 'unfinished'), 'c9\n')
    const look = { root: tree.root, registries: [] }
    expect((await survey(shell, look)).unfinished).toBe('c9')
    const ticket = join(tree.root, tree.journal, 'lock', await ticketOf(process.pid))
    await writeFile(ticket, '')
    expect((await survey(shell, look)).unfinished).toBeUndefined()
  })

  test('recover stops, and touches nothing, if a file was changed in between', async () => {
    const plan = tree.plan('c1', [put(file, 'new', { expect: sha256('old') }), put('/etc/second', 'second')])
    expect((await apply(shell, plan)).result).toEqual({ kind: 'done' })
    await writeFile(join(tree.root, tree.journal, 'unfinished'), 'c1\n')
    await tree.write(file, 'by hand')
    const before = await tree.state()
    const stuck = { kind: 'stuck', change: 'c1', path: file }
    expect((await apply(shell, tree.recover)).result).toMatchObject(stuck)
    expect((await apply(shell, tree.plan('c2', [put('/etc/another', 'x')]))).result).toMatchObject(stuck)
    expect(await tree.state()).toEqual(before)
    await tree.write(file, 'new')
    expect((await apply(shell, tree.recover)).result).toEqual({ kind: 'recovered', change: 'c1' })
    expect(await readFile(join(tree.root, file), 'utf8')).toBe('old')
    expect(await tree.leftovers()).toEqual([])
  })

  test('a change that first tidies up after another one is still cancelled by a signal', async () => {
    const left = join(tree.root, tree.journal, 'changes/c0')
    await mkdir(left, { recursive: true })
    await writeFile(join(left, 'state'), 'begun\n')
    const programBefore = `mv() { case $* in */ca.crt) kill -s TERM $$ ;; esac; command mv "$@"; }\n`
    const plan = tree.plan('c1', [put(file, 'new', { expect: sha256('old') }), put('/etc/second', 'second')])
    expect((await apply(shell, plan, { programBefore })).result).toEqual({ kind: 'cancelled' })
    expect(await readFile(join(tree.root, file), 'utf8')).toBe('old')
    expect(await tree.leftovers()).toEqual([])
  })

  test('a mark that names nothing that could be a change is set aside for a person', async () => {
    await mkdir(join(tree.root, tree.journal, 'changes'), { recursive: true })
    for (const content of ['', '../..\n', '/\n']) {
      await writeFile(join(tree.root, tree.journal, 'unfinished'), content)
      const before = await tree.state()
      expect((await apply(shell, tree.recover)).result).toMatchObject({ kind: 'damaged' })
      expect(await tree.state()).toEqual(before)
      expect((await apply(shell, tree.recover)).result).toEqual({ kind: 'nothing' })
    }
  })
})

/** A process as the lock names it: number, start time (proc(5), stat, field 22), boot. */
async function ticketOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
  return `${pid}.${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}.${boot}`
}
