import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { exitCodeOf } from '../../../shared/errors.ts'
import { type Cli, openCli } from '../../support/processes/cli.ts'
import { until } from '../../support/processes/process.ts'
import { makeOpenBox, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'

const ca = join(import.meta.dirname, '../../support/certificates/samples/anchor.pem')
const store = '/usr/local/share/ca-certificates'

let box: SshBox
let behind: SshServer
let bastion: SshServer
let cli: Cli
let before: string

beforeAll(async () => {
  ;({ box, server: behind } = await makeOpenBox())
  bastion = await box.sshd()
  cli = await openCli({ ownHome: true })
  // The store's command, and the host's TLS client, take their time as long as a file is there.
  for (const [name, path] of [
    ['update', '/usr/sbin/update-ca-certificates'],
    ['curl', '/usr/bin/curl'],
  ] as const) {
    const [slow, real] = [join(box.directory, `slow-${name}`), join(box.directory, `real-${name}`)]
    await copyFile(path, real)
    const wait = `: >${box.directory}/begun-${name}\nwhile [ -e ${box.directory}/hold-${name} ]; do sleep 0.1; done`
    await writeFile(slow, `#!/bin/sh\n${wait}\nexec ${real} "$@"\n`, { mode: 0o755 })
    await box.inside('mount', ['--bind', slow, path])
  }
  const [type, key] = (await readFile(join(box.directory, 'host_ed25519.pub'), 'utf8')).split(' ')
  await mkdir(join(cli.home, '.ssh'))
  const known = [behind, bastion].map(({ port }) => `[127.0.0.1]:${port} ${type} ${key}\n`)
  await writeFile(join(cli.home, '.ssh/known_hosts'), known.join(''))
  const login = `  HostName 127.0.0.1\n  User captain\n  IdentityFile ${box.directory}/id_ed25519\n`
  await writeFile(
    join(cli.home, '.ssh/config'),
    `Host bastion\n  Port ${bastion.port}\n${login}Host ship\n  Port ${behind.port}\n  ProxyJump bastion\n${login}`,
  )
  await cli.run('hosts', 'add', 'ship', 'ship')
})
afterAll(async () => {
  await cli?.remove()
  await box?.close()
})
beforeEach(async () => {
  for (const name of ['update', 'curl']) await rm(join(box.directory, `begun-${name}`), { force: true })
  before = await anchors()
})

const anchors = (): Promise<string> => box.inside('ls', [store])
const isThere = (path: string): Promise<boolean> =>
  box.inside('test', ['-e', path]).then(
    () => true,
    () => false,
  )

/** Starts a change, and has the bastion die once the host is at one of its commands; it comes back after the end. */
async function dieAt(name: 'update' | 'curl') {
  await writeFile(join(box.directory, `hold-${name}`), '')
  const change = cli.json('trust', '127.0.0.1:1', '--system', '--ca', ca, '--host', 'ship', '--yes')
  await until(`the host’s ${name}`, () => isThere(join(box.directory, `begun-${name}`)))
  await bastion.cutConnections()
  await bastion.stop()
  const ended = await change
  await rm(join(box.directory, `hold-${name}`))
  await until('the host’s end', async () => !(await isThere('/var/lib/mooring/unfinished')))
  bastion = await box.sshd([], bastion.port)
  return ended
}

/** What the history says of its newest change. */
async function newest(): Promise<{ readonly id: string; readonly state: string } | undefined> {
  const { envelope } = await cli.json('history')
  return envelope.ok ? (envelope.data as { id: string; state: string }[])[0] : undefined
}

const lost = { hosts: [{ host: 'ship', outcome: 'failed', error: { code: 'ssh-cut' } }] }

it('a change is rolled back by its host if the bastion dies, and undo finds out', async () => {
  expect(await dieAt('update')).toMatchObject({ code: exitCodeOf('ssh-cut'), envelope: { data: { report: lost } } })
  expect(await anchors()).toBe(before)
  const { id = '', state } = (await newest()) ?? {}
  expect(state).toBe('unknown')
  const undo = await cli.run('undo', id, '--yes')
  expect([undo.code, undo.stderr]).toEqual([2, expect.stringContaining(id)])
  expect(await newest()).toMatchObject({ id, state: 'undone' })
})

it('a change that was made when the bastion died is undone through the next one', async () => {
  expect(await dieAt('curl')).toMatchObject({ code: exitCodeOf('ssh-cut'), envelope: { data: { report: lost } } })
  expect(await anchors()).not.toBe(before)
  const { id = '', state } = (await newest()) ?? {}
  expect(state).toBe('unknown')
  expect((await cli.run('undo', id, '--yes')).code).toBe(0)
  expect(await anchors()).toBe(before)
})
