import { copyFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Cli, openCli } from '../../support/processes/cli.ts'
import { type Running, until } from '../../support/processes/process.ts'
import { makeOpenBox, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'

const ca = join(import.meta.dirname, '../../support/certificates/samples/anchor.pem')
const store = '/usr/local/share/ca-certificates'

let box: SshBox
let server: SshServer
let cli: Cli
let before: string
let change: Running

beforeAll(async () => {
  ;({ box, server } = await makeOpenBox())
  cli = await openCli({ ownHome: true })
  // The store's command, and the host's TLS client, take their time as long as a file is there.
  for (const [name, path] of [
    ['update', '/usr/sbin/update-ca-certificates'],
    ['curl', '/usr/bin/curl'],
  ] as const) {
    const [slow, real] = [join(box.directory, `slow-${name}`), join(box.directory, `real-${name}`)]
    await copyFile(path, real)
    const hold = join(box.directory, `hold-${name}`)
    const wait = `: >${box.directory}/begun-${name}\nwhile [ -e ${hold} ]; do sleep 0.1; done`
    await writeFile(slow, `#!/bin/sh\n${wait}\nexec ${real} "$@"\n`, { mode: 0o755 })
    await box.inside('mount', ['--bind', slow, path])
  }
  const identity = ['--identity', join(box.directory, 'id_ed25519')]
  await cli.run('hosts', 'add', 'ship', `ssh://captain@127.0.0.1:${server.port}`, ...identity)
  const [, fingerprint = ''] = (await box.inside('ssh-keygen', ['-lf', `${box.directory}/host_ed25519.pub`])).split(' ')
  await cli.run('hosts', 'accept-key', 'ship', fingerprint)
})
afterAll(async () => {
  await cli?.remove()
  await box?.close()
})
beforeEach(async () => {
  for (const name of ['update', 'curl']) await rm(join(box.directory, `begun-${name}`), { force: true })
  before = await anchors()
})
afterEach(() => change?.stop())

const anchors = (): Promise<string> => box.inside('ls', [store])
const isThere = (path: string): Promise<boolean> =>
  box.inside('test', ['-e', path]).then(
    () => true,
    () => false,
  )

/** Starts a change, and kills Mooring once the host is at one of its commands. */
async function killAt(name: 'update' | 'curl'): Promise<void> {
  await writeFile(join(box.directory, `hold-${name}`), '')
  change = cli.start('trust', '127.0.0.1:1', '--system', '--ca', ca, '--host', 'ship', '--yes')
  await until(`the host’s ${name}`, () => isThere(join(box.directory, `begun-${name}`)))
  process.kill(change.pid, 'SIGKILL')
  await rm(join(box.directory, `hold-${name}`))
  await until('the host’s end', async () => !(await isThere('/var/lib/mooring/unfinished')))
}

/** What the history says of its newest change. */
async function newest(): Promise<{ readonly id: string; readonly state: string } | undefined> {
  const { envelope } = await cli.json('history')
  return envelope.ok ? (envelope.data as { id: string; state: string }[])[0] : undefined
}

it('a change is rolled back by its host if Mooring is killed, and undo finds out', async () => {
  await killAt('update')
  expect(await anchors()).toBe(before)
  const { id = '', state } = (await newest()) ?? {}
  expect(state).toBe('unknown')
  const undo = await cli.run('undo', id, '--yes')
  expect([undo.code, undo.stderr]).toEqual([2, expect.stringContaining(id)])
  expect(await newest()).toMatchObject({ id, state: 'undone' })
})

it('a change that was made when Mooring was killed is seen by the next one, and undone', async () => {
  await killAt('curl')
  expect(await anchors()).not.toBe(before)
  const { id = '', state } = (await newest()) ?? {}
  expect(state).toBe('unknown')
  const again = await cli.json('trust', '127.0.0.1:1', '--system', '--ca', ca, '--host', 'ship', '--yes')
  expect(again.envelope).toMatchObject({ ok: true, data: { plan: { hosts: [{ outcome: 'nothing' }] } } })
  expect((await cli.run('undo', id, '--yes')).code).toBe(0)
  expect(await anchors()).toBe(before)
  expect(await newest()).toMatchObject({ id, state: 'undone' })
})
