import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../../shared/errors.ts'
import { type Cli, openCli } from '../../support/processes/cli.ts'
import { type HeldCommand, holdCommand } from '../../support/processes/held-command.ts'
import { type Running, until } from '../../support/processes/process.ts'
import { makeOpenBox, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'

const ca = join(import.meta.dirname, '../../support/certificates/samples/anchor.pem')
const store = '/usr/local/share/ca-certificates'

let box: SshBox
let bastion: SshServer
let cli: Cli
/** The command of the host's store, and its TLS client. */
let commands: { readonly update: HeldCommand; readonly curl: HeldCommand }
let before: string
let change: Running

beforeAll(async () => {
  const { server: behind, ...opened } = await makeOpenBox()
  box = opened.box
  bastion = await box.sshd()
  cli = await openCli({ ownHome: true })
  const held = (path: string) =>
    holdCommand(path, box.directory, (from, to) => box.inside('mount', ['--bind', from, to]))
  commands = { update: await held('/usr/sbin/update-ca-certificates'), curl: await held('/usr/bin/curl') }
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
  before = await anchors()
})
afterEach(() => change?.stop())

const anchors = (): Promise<string> => box.inside('ls', [store])
const isWorking = (): Promise<boolean> =>
  box.inside('test', ['-e', '/var/lib/mooring/unfinished']).then(
    () => true,
    () => false,
  )

/** Who dies in the middle of a change behind a bastion, and comes back. */
const victims = {
  Mooring: async () => {
    process.kill(change.pid, 'SIGKILL')
    return () => Promise.resolve()
  },
  'the bastion': async () => {
    await bastion.cutConnections()
    await bastion.stop()
    // Mooring says that it is lost, and ends.
    expect(await change.ended).toBe(exitCodeOf('ssh-cut'))
    expect(change.log()).toContain('The connection to ship was lost')
    return async () => {
      bastion = await box.sshd([], bastion.port)
    }
  },
}

describe.each(Object.entries(victims))('a change while %s dies', (_, die) => {
  /** Starts a change, and has the victim die once the host is at one of its commands. */
  async function dieAt(name: keyof typeof commands): Promise<void> {
    await commands[name].hold()
    change = cli.start('trust', '127.0.0.1:1', '--system', '--ca', ca, '--host', 'ship', '--yes')
    await commands[name].begun()
    const comeBack = await die()
    await commands[name].letGo()
    await until('the host’s end', async () => !(await isWorking()))
    await comeBack()
  }

  /** What the history says of its newest change. */
  async function newest(): Promise<{ readonly id: string; readonly state: string } | undefined> {
    const { envelope } = await cli.json('history')
    return envelope.ok ? (envelope.data as { id: string; state: string }[])[0] : undefined
  }

  it('is rolled back by its host, and undo finds out', async () => {
    await dieAt('update')
    expect(await anchors()).toBe(before)
    const { id = '', state } = (await newest()) ?? {}
    expect(state).toBe('unknown')
    const undo = await cli.run('undo', id, '--yes')
    expect([undo.code, undo.stderr]).toEqual([2, expect.stringContaining(id)])
    expect(await newest()).toMatchObject({ id, state: 'undone' })
  })

  it('is seen by the next one if it was made by then, and undone', async () => {
    await dieAt('curl')
    expect(await anchors()).not.toBe(before)
    const { id = '', state } = (await newest()) ?? {}
    expect(state).toBe('unknown')
    const again = await cli.json('trust', '127.0.0.1:1', '--system', '--ca', ca, '--host', 'ship', '--yes')
    expect(again.envelope).toMatchObject({ ok: true, data: { plan: { hosts: [{ outcome: 'nothing' }] } } })
    expect((await cli.run('undo', id, '--yes')).code).toBe(0)
    expect(await anchors()).toBe(before)
    expect(await newest()).toMatchObject({ id, state: 'undone' })
  })
})
