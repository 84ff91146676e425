import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cli, openCli } from '../../support/processes/cli.ts'
import { makeOpenBox, type SshBox } from '../../support/ssh/ssh-box.ts'

const ca = join(import.meta.dirname, '../../support/certificates/samples/anchor.pem')
const count = Number(process.env['MOORING_WORKSTATIONS'] ?? 6)
const numbers = Array.from({ length: count }, (_, index) => index + 1)

let box: SshBox
let workstations: Cli[]

beforeAll(async () => {
  const { server, ...opened } = await makeOpenBox()
  box = opened.box
  const [type, key] = (await readFile(join(box.directory, 'host_ed25519.pub'), 'utf8')).split(' ')
  const identity = ['--identity', join(box.directory, 'id_ed25519')]
  const open = async (): Promise<Cli> => {
    const cli = await openCli({ ownHome: true })
    await mkdir(join(cli.home, '.ssh'))
    await writeFile(join(cli.home, '.ssh/known_hosts'), `[127.0.0.1]:${server.port} ${type} ${key}\n`)
    await cli.run('hosts', 'add', 'ship', `ssh://captain@127.0.0.1:${server.port}`, ...identity)
    return cli
  }
  workstations = await Promise.all(numbers.map(open))
})
afterAll(async () => {
  for (const cli of workstations ?? []) await cli.remove()
  await box?.close()
})

/** All that the host has of certificates for Docker and of receipts. */
const files = async (): Promise<string[]> => {
  const found = await box.inside('find', ['/etc/docker/certs.d', '/var/lib/mooring/receipts', '-type', 'f'])
  return found.trim().split('\n').filter(Boolean).sort()
}

it(`${count} workstations change one server at once, and each takes its own change back`, async () => {
  await box.inside('mkdir', ['-p', '/etc/docker/certs.d', '/var/lib/mooring/receipts'])
  const before = await files()
  const trusts = workstations.map((cli, at) =>
    cli.run('trust', `127.0.0.1:${at + 1}`, '--ca', ca, '--host', 'ship', '--yes'),
  )
  expect((await Promise.all(trusts)).map(({ code }) => code)).toEqual(numbers.map(() => 0))
  const made = (await files()).filter((path) => !before.includes(path))
  expect(made).toEqual([
    ...numbers.map((at) => `/etc/docker/certs.d/127.0.0.1:${at}/ca.crt`).sort(),
    ...numbers.map(() => expect.stringMatching(/^\/var\/lib\/mooring\/receipts\//)),
  ])
  const undos = workstations.map(async (cli) => {
    const { envelope } = await cli.json('history')
    const [change] = envelope.ok ? (envelope.data as { id: string }[]) : []
    return cli.run('undo', change?.id ?? '', '--yes')
  })
  expect((await Promise.all(undos)).map(({ code }) => code)).toEqual(numbers.map(() => 0))
  expect(await files()).toEqual(before)
})
