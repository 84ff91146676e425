import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hostSchema } from '../../shared/model/host.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { type Running, run, until } from '../support/processes/process.ts'
import { freePort, makeOpenBox, type SshBox, type SshServer } from '../support/ssh/ssh-box.ts'

const ca = join(import.meta.dirname, '../support/certificates/samples/anchor.pem')
/** Much sooner than any limit of Mooring's, and much later than a busy machine needs. */
const soon = 10_000

let box: SshBox
let good: SshServer
let cli: Cli
const listeners: Server[] = []
const sockets = new Set<Socket>()

async function listen(greeting: string): Promise<number> {
  const port = await freePort()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.write(greeting)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  listeners.push(server)
  return port
}

beforeAll(async () => {
  ;({ box, server: good } = await makeOpenBox())
  cli = await openCli({ ownHome: true })
  const forced = await box.sshd(['ForceCommand sleep 600'])
  const ports = {
    good: good.port,
    mute: await listen(''),
    greeting: await listen('SSH-2.0-Stalled\r\n'),
    forced: forced.port,
  }
  await mkdir(join(cli.home, '.ssh'))
  const blocks = Object.entries(ports).map(([name, port]) => `Host ${name}\n  Port ${port}\n`)
  const all = `Host *\n  HostName 127.0.0.1\n  User captain\n  IdentityFile ${box.directory}/id_ed25519\n`
  await writeFile(join(cli.home, '.ssh/config'), [...blocks, all].join(''))
  const known = await Promise.all(
    [good, forced].map(async ({ port }) => (await run('ssh-keyscan', ['-p', String(port), '127.0.0.1'])).stdout),
  )
  await writeFile(join(cli.home, '.ssh/known_hosts'), known.join(''))
  for (const name of Object.keys(ports)) expect((await cli.run('hosts', 'add', name, name)).code).toBe(0)
})
afterAll(async () => {
  for (const server of listeners) server.close()
  for (const socket of sockets) socket.destroy()
  await cli?.remove()
  await box?.close()
})

describe('hosts that do not answer', () => {
  it('are each told by what they did not do, and the list ends', async () => {
    const { code, envelope } = await cli.json('hosts')
    expect(code).toBe(0)
    const hosts = envelope.ok ? hostSchema.array().parse(envelope.data) : []
    const told = Object.fromEntries(hosts.map(({ id, error }) => [id, [error?.code, error?.params['step']]]))
    expect(told).toMatchObject({
      good: [undefined, undefined],
      mute: ['ssh-timeout', { phrase: 'step-greeting' }],
      greeting: ['ssh-timeout', { phrase: 'step-exchanging-keys' }],
      forced: ['shell-silent', undefined],
    })
  })

  describe('beside one that does', () => {
    let change: Running
    const silent = ['mute', 'greeting', 'forced']

    beforeEach(async () => {
      const hosts = [...silent, 'good'].flatMap((name) => ['--host', name])
      change = cli.start('trust', 'reg.example.com', '--ca', ca, '--yes', ...hosts)
      await until('the change of the good host', async () => /^ *good {2}finished/m.test(change.log()), soon)
    })
    afterEach(async () => {
      await change.stop()
      await cli.run('untrust', 'reg.example.com', '--host', 'good', '--yes')
    })

    it('do not keep it from being changed, and are given up', async () => {
      expect(await change.ended).toBe(4)
      expect(change.log()).toMatch(/^good {2}done, change/m)
      for (const name of silent) expect(change.log()).toMatch(new RegExp(`^${name} {2}failed`, 'm'))
    })

    it('do not hold up whoever presses Ctrl+C', async () => {
      const left = { hasEnded: false }
      void change.ended.then(() => {
        left.hasEnded = true
      })
      process.kill(change.pid, 'SIGINT')
      await until('the end', async () => left.hasEnded, soon)
      expect(await change.ended).toBe(130)
      expect(change.log()).toMatch(/^good {2}done, change/m)
    })
  })
})

it('a server that freezes in the middle of a change is given up, and the host can be rolled back', async () => {
  // A refresh that never ends: everything of that connection is stopped while it runs.
  const slow = join(box.directory, 'slow')
  const begun = join(box.directory, 'begun')
  await writeFile(slow, `#!/bin/sh\necho $$ >${begun}.new && mv ${begun}.new ${begun}\nexec sleep 600\n`, {
    mode: 0o755,
  })
  await box.inside('mount', ['--bind', slow, '/usr/sbin/update-ca-certificates'])
  const change = cli.start('trust', 'reg.example.com', '--ca', ca, '--system', '--yes', '--host', 'good')
  await until('the refresh', async () => (await run('test', ['-e', begun])).code === 0)
  const children = (await run('pgrep', ['-P', String(good.pid)])).stdout.trim().split('\n')
  const all = [...children, ...(await run('pgrep', ['-P', children.join(',')])).stdout.trim().split('\n')]
  await run('kill', ['-STOP', ...all])
  // Keepalives go unanswered for less than a minute.
  expect(await change.ended).toBe(1)
  expect(change.log()).toContain('The connection to good was lost')
  await run('kill', ['-CONT', ...all])
  await box.inside('umount', ['/usr/sbin/update-ca-certificates'])
  await run('kill', ['-9', ...all])
  // What it started would be waited for.
  await run('kill', ['-9', (await readFile(begun, 'utf8')).trim()])
  // The host program notices, or is gone: then this rolls back.
  await until('the roll-back', async () => {
    expect((await cli.run('recover', '--host', 'good', '--yes')).code).toBeOneOf([0, 1])
    return box.inside('test', ['!', '-e', '/var/lib/mooring/unfinished']).then(
      () => true,
      () => false,
    )
  })
  await box.inside('test', ['!', '-e', '/etc/docker/certs.d/reg.example.com'])
})
