import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'

/** Nothing listens there: a CA file is taken as it is. */
const [first, second] = ['127.0.0.1:1', '127.0.0.1:2'] as const
const ca = resolve(import.meta.dirname, '../support/certificates/samples/anchor.pem')

describe('two registries with one CA, in the trust store of a directory tree', () => {
  let cli: Cli
  let root: string
  let before: Record<string, string>
  const changes: string[] = []
  const anchors = (): Promise<Record<string, string>> => treeState(join(root, 'usr/local/share/ca-certificates'))

  beforeAll(async () => {
    cli = await openCli()
    root = await mkdtemp(join(tmpdir(), 'mooring-tree-'))
    await mkdir(join(root, 'etc'), { recursive: true })
    await mkdir(join(root, 'usr/local/share/ca-certificates'), { recursive: true })
    await writeFile(join(root, 'etc/os-release'), 'ID=debian\n')
    before = await anchors()
    for (const registry of [first, second]) {
      const { stdout } = await cli.run('trust', registry, '--ca', ca, '--system', '--root', root, '--yes')
      changes.push(/change (\S+)/.exec(stdout)?.[1] ?? '')
    }
  })

  afterAll(async () => {
    await cli?.remove()
    await rm(root, { recursive: true, force: true })
  })

  it('undo of the first change is refused: it would end the trust in the second one', async () => {
    const there = await anchors()
    const { code, envelope } = await cli.json('undo', changes[0] ?? '', '--yes')
    expect([code, envelope.ok]).toEqual([6, false])
    expect(envelope).toMatchObject({ error: { code: 'undo-shared', message: expect.stringContaining(second) } })
    expect(await anchors()).toEqual(there)
  })

  it('untrust leaves the file, and the second registry’s undo takes back its claim only', async () => {
    const there = await anchors()
    expect((await cli.run('undo', changes[1] ?? '', '--yes')).code).toBe(0)
    expect(await anchors()).toEqual(there)
    expect((await cli.run('trust', second, '--ca', ca, '--system', '--root', root, '--yes')).code).toBe(0)
    expect((await cli.run('untrust', first, '--root', root, '--yes')).stdout).toContain('done')
    expect(await anchors()).toEqual(there)
    expect((await cli.run('untrust', second, '--root', root, '--yes')).code).toBe(0)
    expect(await anchors()).toEqual(before)
  })
})
