import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ApplyReport } from '../../shared/model/change.ts'
import type { Host } from '../../shared/model/host.ts'
import type { Note, PlanView } from '../../shared/model/plan.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'

/** Nothing listens there: a CA file is taken as it is. */
const [registry, other] = ['127.0.0.1:1', '127.0.0.1:2'] as const
const samples = resolve(import.meta.dirname, '../support/certificates/samples')
const ca = join(samples, 'anchor.pem')

describe('what a receipt no longer tells, in a directory tree', () => {
  let cli: Cli
  let root: string
  const certs = (): string => join(root, 'etc/docker/certs.d', registry)
  const receipts = (): string => join(root, 'var/lib/mooring/receipts')

  beforeEach(async () => {
    cli = await openCli()
    root = await mkdtemp(join(tmpdir(), 'mooring-tree-'))
    await mkdir(join(root, 'etc'))
    await writeFile(join(root, 'etc/os-release'), 'ID=debian\n')
    await change('trust', registry, '--ca', ca)
  })
  afterEach(async () => {
    await cli?.remove()
    await rm(root, { recursive: true, force: true })
  })

  /** Runs a command that changes hosts; the notes of its plan by their codes and paths. */
  async function change(...args: readonly string[]) {
    const { code, envelope } = await cli.json(...args, '--root', root, '--yes')
    const { plan, report } = (envelope.ok ? envelope.data : {}) as { plan?: PlanView; report?: ApplyReport }
    const [host] = plan?.hosts ?? []
    return { code, outcome: host?.outcome, notes: told(host?.notes ?? []), report: report?.hosts[0] }
  }
  const told = (notes: readonly Note[]): string[] =>
    notes.map(({ code, params }) =>
      [
        code,
        String(params['path'] ?? '')
          .split('/')
          .at(-1),
      ]
        .filter(Boolean)
        .join(' '),
    )

  async function damage(how: (path: string) => Promise<unknown>): Promise<string> {
    const [name = ''] = await readdir(receipts())
    await how(join(receipts(), name))
    return name
  }

  it.each<[string, (path: string) => Promise<unknown>]>([
    ['missing', (path) => rm(path)],
    ['empty', (path) => truncate(path)],
    ['cut', (path) => truncate(path, 40)],
    ['garbage', (path) => writeFile(path, Buffer.from([0, 255, 10, 123, 0]))],
    ['a directory', (path) => rm(path).then(() => mkdir(path))],
    ['huge', (path) => truncate(path, 2 ** 20)],
  ])('a receipt that is %s: what each verb says, and what it leaves', async (how, apply) => {
    const name = await damage(apply)
    const named = how === 'missing' ? [] : [`receipt-damaged ${name}`]
    const before = await treeState(receipts())

    const hosts = await cli.json('hosts', 'list', '--root', root)
    const [local] = hosts.envelope.ok ? (hosts.envelope.data as Host[]) : []
    expect([hosts.code, local?.trusted, local?.byHand]).toEqual([0, [], [registry]])
    expect(told(local?.notes ?? [])).toEqual(named)

    // No change is made by it, and no receipt goes unread.
    const untrusted = await change('untrust', registry)
    expect(untrusted).toMatchObject({ code: 3, outcome: 'nothing', notes: [...named, 'still-trusted ca.crt'] })
    expect(await treeState(receipts())).toEqual(before)
    expect((await cli.run('untrust', registry, '--root', root, '--yes')).stdout).toContain(
      `so ${registry} is still trusted`,
    )

    expect(await change('recover')).toMatchObject({ code: 0, outcome: 'nothing' })
    // It stands already, so no other receipt is written.
    expect(await change('trust', registry, '--ca', ca)).toMatchObject({
      code: 0,
      outcome: 'nothing',
      notes: expect.arrayContaining(named),
    })
    expect(await treeState(receipts())).toEqual(before)
    // It reads what engines read: a receipt has no more than its reminder.
    expect((await cli.run('insecure', 'status', registry, '--root', root)).code).toBe(0)
    expect(await change('trust', other, '--ca', ca)).toMatchObject({ code: 0, outcome: 'change' })
    expect(await change('untrust', other)).toMatchObject({ code: 0, outcome: 'change', notes: named })

    const all = await change('untrust', registry, '--all')
    expect(all).toMatchObject({ code: 0, outcome: 'change', notes: named, report: { outcome: 'done' } })
    await expect(readdir(certs())).rejects.toThrow('ENOENT')
    expect(await treeState(receipts())).toEqual(before)
    expect((await cli.run('undo', all.report?.change ?? '', '--yes')).code).toBe(0)
    expect(await readFile(join(certs(), 'ca.crt'), 'utf8')).toContain('BEGIN CERTIFICATE')
  })

  it('a file that has changed stays, with its receipt, until it is removed knowingly', async () => {
    await writeFile(join(certs(), 'ca.crt'), await readFile(join(samples, 'other.pem')))
    const before = await treeState(root)
    for (let time = 0; time < 2; time++) {
      expect(await change('untrust', registry)).toMatchObject({
        code: 3,
        outcome: 'nothing',
        notes: ['left-alone ca.crt'],
      })
    }
    expect(await treeState(root)).toEqual(before)
    const all = await change('untrust', registry, '--all')
    expect(all).toMatchObject({ code: 0, outcome: 'change', notes: [] })
    expect([await readdir(receipts()), await readdir(join(root, 'etc'))]).toEqual([[], ['os-release']])
    expect((await cli.run('undo', all.report?.change ?? '', '--yes')).code).toBe(0)
    expect(await readFile(join(certs(), 'ca.crt'))).toEqual(await readFile(join(samples, 'other.pem')))
  })

  it('a name that nobody knows is said to be unknown, with those that are set up', async () => {
    expect(await change('untrust', '127.0.0.1:11')).toMatchObject({ code: 0, notes: ['registry-unknown'] })
    expect((await cli.run('untrust', '127.0.0.1:11', '--root', root, '--yes')).stdout).toContain(
      `Mooring set up: ${registry}.`,
    )
    expect((await change('untrust', registry)).notes).toEqual([])
    expect((await change('untrust', registry)).notes).toEqual(['nothing-configured'])
  })
})
