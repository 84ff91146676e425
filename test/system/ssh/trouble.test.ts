import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ScriptRunner } from '../../../main/hosts/ways/shell.ts'
import { connect } from '../../../main/hosts/ways/ssh/connect.ts'
import { createSshShell } from '../../../main/hosts/ways/ssh/ssh-shell.ts'
import type { SshTarget } from '../../../main/hosts/ways/ssh/target.ts'
import { until } from '../../support/processes/process.ts'
import { freePort, makeOpenBox, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'
import { echo, sshDeps, sshTarget } from '../../support/ssh/ssh-client.ts'

let box: SshBox
let server: SshServer
const shells: ScriptRunner[] = []
const servers: Server[] = []

beforeAll(async () => {
  ;({ box, server } = await makeOpenBox())
})
afterAll(() => box?.close())
afterEach(() => {
  for (const shell of shells.splice(0)) shell.close()
  for (const each of servers.splice(0)) each.close()
})

function open(port = server.port, more: Partial<SshTarget> = {}, answerMs = 20_000): ScriptRunner {
  const target = sshTarget(box.directory, port, { ...more, hostKeys: { firstContact: 'pin' } })
  const shell = createSshShell(async () => target, { ...sshDeps(), answerMs, turnedAwayMs: 500 })
  shells.push(shell)
  return shell
}

/** Something that listens and is no good SSH server. */
async function listen(greet: (socket: Socket) => void): Promise<number> {
  const port = await freePort()
  const sockets = new Set<Socket>()
  const listener = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    greet(socket)
  })
  listener.on('close', () => {
    for (const socket of sockets) socket.destroy()
  })
  servers.push(listener)
  await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve))
  return port
}

const countLogins = (): number => server.log().split('Accepted publickey').length - 1

describe('a connection', () => {
  it('carries several runs, one after another and side by side', async () => {
    const before = countLogins()
    const shell = open()
    expect(await echo(shell, 'one')).toBe('captain: one')
    expect(await echo(shell, 'two', true)).toBe('root: two')
    expect(await Promise.all(['three', 'four'].map((word) => echo(shell, word)))).toEqual([
      'captain: three',
      'captain: four',
    ])
    expect(countLogins() - before).toBe(1)
  })

  it('is made once for runs that begin together', async () => {
    const before = countLogins()
    const shell = open()
    await Promise.all([echo(shell), echo(shell)])
    expect(countLogins() - before).toBe(1)
  })

  it('is made anew after it was closed, or cut between two runs', async () => {
    const shell = open()
    await echo(shell)
    shell.close()
    expect(await echo(shell)).toBe('captain: ahoy')
    await server.cutConnections()
    await expect.poll(() => echo(shell).catch(({ code }) => code)).toBe('captain: ahoy')
  })

  it('ends also where the other side does not hang up', async () => {
    // Like a network that is gone: nothing comes back from here on.
    const relay = createServer({ allowHalfOpen: true }, (socket) => {
      const onward = createConnection(server.port, '127.0.0.1')
      socket.pipe(onward).pipe(socket, { end: false })
      for (const each of [socket, onward]) each.on('error', () => {})
    })
    const port = await freePort()
    await new Promise<void>((resolve) => relay.listen(port, '127.0.0.1', resolve))
    servers.push(relay)
    const target = sshTarget(box.directory, port, { hostKeys: { firstContact: 'pin' } })
    const connection = await connect(target, sshDeps(), {})
    connection.end()
    // Much sooner than silence would be noticed.
    await until('the end', async () => !connection.isOpen(), 20_000)
  })

  it('hands over what a program says about itself: bytes, complaints, exit status', async () => {
    const program = `printf 'mooring-x 1\\n\\000\\377'; echo oops >&2; exit 3`
    const { stdout, stderr, exitCode } = await open().run(program, new Uint8Array(), {
      privileged: false,
      timeoutMs: 60_000,
    })
    expect(Buffer.from(stdout).equals(Buffer.from('mooring-x 1\n\0\xff', 'latin1'))).toBe(true)
    expect([stderr, exitCode]).toEqual(['oops\n', 3])
  })

  it('carries a large request and a large answer', async () => {
    const request = Buffer.alloc(3_000_000, 'abcdefgh\n')
    const program = `printf 'mooring-x 1\\n'; head -c ${request.length}`
    const { stdout } = await open().run(program, request, {
      privileged: false,
      timeoutMs: 60_000,
      answerLimit: 4_000_000,
    })
    expect(stdout.length).toBe('mooring-x 1\n'.length + request.length)
  })
})

describe('what is not there', () => {
  it('is unreachable where nothing listens', async () => {
    await expect(echo(open(await freePort()))).rejects.toMatchObject({
      code: 'host-unreachable',
      params: { detail: { phrase: 'at-place', params: { detail: { phrase: 'system-ECONNREFUSED' } } } },
    })
  })

  it('is unreachable where the name means nothing', async () => {
    await expect(echo(open(22, { host: 'no-such-host.invalid' }))).rejects.toMatchObject({ code: 'host-unreachable' })
  })

  it('is given up where a server greets and then says nothing', async () => {
    const port = await listen((socket) => socket.write('SSH-2.0-Stalled\r\n'))
    await expect(echo(open(port, {}, 500))).rejects.toMatchObject({
      code: 'ssh-timeout',
      params: { step: { phrase: 'step-exchanging-keys' }, seconds: 0.5 },
    })
  })

  it.each([
    ['another protocol', 'ssh-handshake', (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['nothing, and hangs up', 'ssh-turned-away', (socket: Socket) => socket.end()],
    ['nothing, and resets', 'ssh-turned-away', (socket: Socket) => socket.resetAndDestroy()],
  ])('is no SSH server where it says %s', async (_, code, greet) => {
    await expect(echo(open(await listen(greet)))).rejects.toMatchObject({ code })
  })

  it('is not waited for by whoever stops', async () => {
    const stop = new AbortController()
    const port = await listen((socket) => {
      socket.write('SSH-2.0-Stalled\r\n')
      stop.abort()
    })
    const running = open(port).run('', new Uint8Array(), { privileged: false, timeoutMs: 60_000, signal: stop.signal })
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('is waited for by others, when whoever began to connect has stopped', async () => {
    const shell = open()
    const stop = new AbortController()
    const first = shell.run('', new Uint8Array(), { privileged: false, timeoutMs: 60_000, signal: stop.signal })
    const second = echo(shell)
    stop.abort()
    await expect(first).rejects.toMatchObject({ code: 'cancelled' })
    expect(await second).toBe('captain: ahoy')
  })

  it('includes a shell, where the server runs no commands', async () => {
    const { port } = await box.sshd(['MaxSessions 0'])
    await expect(echo(open(port))).rejects.toMatchObject({ code: 'ssh-exec-refused' })
  })
})

describe('the way through another host', () => {
  it('is gone, with the host keys of both checked', async () => {
    const behind = await box.sshd()
    const shell = open(behind.port, { name: 'behind', via: sshTarget(box.directory, server.port) })
    const deps = sshDeps({ accepts: true })
    const target = sshTarget(box.directory, behind.port, {
      name: 'behind',
      via: sshTarget(box.directory, server.port, { name: 'jump', hostKeys: { files: [], writeTo: undefined } }),
      hostKeys: { files: [], writeTo: undefined },
    })
    const asking = createSshShell(async () => target, deps)
    shells.push(asking)
    expect(await echo(shell, 'ahoy', true)).toBe('root: ahoy')
    expect(await echo(asking)).toBe('captain: ahoy')
    expect(deps.asked).toHaveLength(2)
  })

  it('ends where the other one does not let through', async () => {
    const jump = await box.sshd(['AllowTcpForwarding no'])
    const via = sshTarget(box.directory, jump.port, { name: 'jump', hostKeys: { firstContact: 'pin' } })
    await expect(echo(open(server.port, { via }))).rejects.toMatchObject({
      code: 'host-unreachable',
      params: { detail: { phrase: 'from-host', params: { host: 'jump' } } },
    })
  })

  it('is given up where what is behind it says nothing', async () => {
    const port = await listen((socket) => socket.write('SSH-2.0-Stalled\r\n'))
    const via = sshTarget(box.directory, server.port, { name: 'jump', hostKeys: { firstContact: 'pin' } })
    await expect(echo(open(port, { via }, 1_000))).rejects.toMatchObject({
      code: 'ssh-timeout',
      params: { address: `127.0.0.1:${port}` },
    })
  })

  it('ends where nothing listens behind it', async () => {
    const via = sshTarget(box.directory, server.port, { name: 'jump', hostKeys: { firstContact: 'pin' } })
    await expect(echo(open(await freePort(), { via }))).rejects.toMatchObject({ code: 'host-unreachable' })
  })
})
