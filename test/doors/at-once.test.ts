import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Host } from '../../shared/model/host.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'

const ca = resolve(import.meta.dirname, '../support/certificates/samples/anchor.pem')
const count = Number(process.env['MOORING_WORKSTATIONS'] ?? 6)
const numbers = Array.from({ length: count }, (_, index) => index + 1)

let root: string
let workstations: Cli[]

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mooring-tree-'))
  await mkdir(join(root, 'etc/docker'), { recursive: true })
  await mkdir(join(root, 'var/lib'), { recursive: true })
  await writeFile(join(root, 'etc/os-release'), 'ID=debian\n')
  workstations = await Promise.all(numbers.map(() => openCli()))
})
afterEach(async () => {
  await Promise.all(workstations.map((cli) => cli.remove()))
  await rm(root, { recursive: true })
})

const inTree = async (): Promise<Record<string, string>> => treeState(join(root, 'etc'))
const changeOf = async (cli: Cli): Promise<string> => {
  const { envelope } = await cli.json('history')
  return envelope.ok ? ((envelope.data as { id: string }[])[0]?.id ?? '') : ''
}

it(`${count} workstations change a host at once, each waits for the others, and each takes its own change back`, async () => {
  const before = await inTree()
  const trusts = workstations.map((cli, at) =>
    cli.run('trust', `127.0.0.1:${at + 1}`, '--ca', ca, '--root', root, '--yes'),
  )
  expect((await Promise.all(trusts)).map(({ code }) => code)).toEqual(numbers.map(() => 0))
  expect((await readdir(join(root, 'etc/docker/certs.d'))).sort()).toEqual(
    numbers.map((at) => `127.0.0.1:${at}`).sort(),
  )
  expect(await readdir(join(root, 'var/lib/mooring/receipts'))).toHaveLength(count)
  const undos = workstations.map(async (cli) => cli.run('undo', await changeOf(cli), '--yes'))
  expect((await Promise.all(undos)).map(({ code }) => code)).toEqual(numbers.map(() => 0))
  // The one that made this directory may have gone while others were in it.
  const { 'docker/certs.d': _, ...after } = await inTree()
  expect(after).toEqual(before)
  expect(await readdir(join(root, 'var/lib/mooring/receipts'))).toEqual([])
})

it('ten hosts are saved at once, by ten processes of one user', async () => {
  const [cli] = workstations
  const names = Array.from({ length: 10 }, (_, index) => `ship-${index}`)
  await Promise.all(
    names.map((name) => cli?.run('hosts', 'add', name, `ssh://captain@127.0.0.1:${names.indexOf(name) + 1}`)),
  )
  const list = await cli?.json('hosts')
  const saved = list?.envelope.ok ? (list.envelope.data as Host[]).filter(({ source }) => source === 'saved') : []
  expect(saved.map(({ id }) => id).sort()).toEqual(names)
})
