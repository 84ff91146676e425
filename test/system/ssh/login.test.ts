import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ScriptRunner } from '../../../main/hosts/ways/shell.ts'
import { createSshShell } from '../../../main/hosts/ways/ssh/ssh-shell.ts'
import type { SshTarget } from '../../../main/hosts/ways/ssh/target.ts'
import { must, run, until } from '../../support/processes/process.ts'
import { startAgent } from '../../support/ssh/ssh-agent.ts'
import { allowKeys, freePort, makeKey, makeOpenBox, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'
import { echo, type Person, sshDeps, sshTarget } from '../../support/ssh/ssh-client.ts'

let box: SshBox
let server: SshServer
const shells: ScriptRunner[] = []
const at = (name: string): string => join(box.directory, name)

beforeAll(async () => {
  ;({ box, server } = await makeOpenBox())
  await makeKey(at('locked'), ['-t', 'ed25519', '-N', 'sesame'])
  await makeKey(at('rsa'), ['-t', 'rsa', '-b', '2048', '-N', ''])
  await makeKey(at('agents'))
  await makeKey(at('strange'))
  await allowKeys(box, ['id_ed25519', 'locked', 'rsa', 'agents'].map(at))
})
afterAll(() => box?.close())
afterEach(() => {
  for (const shell of shells.splice(0)) shell.close()
})

function open(login: Partial<SshTarget['login']>, person: Person = {}, port = server.port) {
  const deps = sshDeps(person)
  const target = sshTarget(box.directory, port, { login, hostKeys: { firstContact: 'pin' } })
  const shell = createSshShell(async () => target, deps)
  shells.push(shell)
  return { shell, asked: deps.asked }
}

async function withAgent(keys: readonly string[], use: (socket: string) => Promise<void>): Promise<void> {
  const socket = at(`agent-${keys.join('-')}`)
  const agent = await startAgent(socket)
  try {
    await must('ssh-add', keys.map(at), { env: { ...process.env, SSH_AUTH_SOCK: socket } })
    await use(socket)
  } finally {
    await agent.stop()
  }
}

describe('logging in', () => {
  it.each(['id_ed25519', 'rsa'])('works with the key file %s', async (name) => {
    expect(await echo(open({ files: [at(name)] }).shell)).toBe('captain: ahoy')
  })

  it('works with the agent', async () => {
    await withAgent(['strange', 'agents'], async (socket) => {
      expect(await echo(open({ files: [], agent: socket }).shell)).toBe('captain: ahoy')
    })
  })

  it('uses none of the agent’s keys that are not named, where that is wished', async () => {
    await withAgent(['agents'], async (socket) => {
      const { shell } = open({ files: [at('strange')], agent: socket, onlyFiles: true })
      await expect(echo(shell)).rejects.toMatchObject({ code: 'ssh-auth-failed' })
    })
  })

  it('asks for the passphrase of a key that the server takes, and only of that', async () => {
    const { shell, asked } = open({ files: [at('locked')] }, { answer: () => 'sesame' })
    expect(await echo(shell)).toBe('captain: ahoy')
    expect(asked).toEqual(['passphrase 1'])
    await allowKeys(box, [at('id_ed25519')])
    const other = open({ files: [at('locked'), at('id_ed25519')] }, { answer: () => 'sesame' })
    expect(await echo(other.shell)).toBe('captain: ahoy')
    expect(other.asked).toEqual([])
    await allowKeys(box, ['id_ed25519', 'locked', 'rsa', 'agents'].map(at))
  })

  it('asks once for all hosts, and gives a person the time that it takes', async () => {
    const deps = { ...sshDeps(), answerMs: 3_000 }
    let asked = 0
    const ask: typeof deps.ask = async () => {
      asked += 1
      await sleep(4_000)
      return 'sesame'
    }
    const target = sshTarget(box.directory, server.port, {
      login: { files: [at('locked')] },
      hostKeys: { firstContact: 'pin' },
    })
    const two = [0, 1].map(() => createSshShell(async () => target, { ...deps, ask }))
    shells.push(...two)
    expect(await Promise.all(two.map((shell) => echo(shell)))).toEqual(['captain: ahoy', 'captain: ahoy'])
    expect(asked).toBe(1)
  })

  it('goes on with the next key where nobody gives the passphrase', async () => {
    const { shell, asked } = open({ files: [at('locked'), at('id_ed25519')] })
    expect(await echo(shell)).toBe('captain: ahoy')
    expect(asked).toEqual(['passphrase 1'])
  })

  it('says what was tried and what the server takes where no key fits', async () => {
    await expect(echo(open({ files: [at('strange')] }).shell)).rejects.toMatchObject({
      code: 'ssh-auth-failed',
      params: { user: 'captain', tried: at('strange'), methods: 'publickey' },
    })
    await expect(echo(open({ files: [at('nowhere')] }).shell)).rejects.toMatchObject({
      code: 'ssh-auth-failed',
      params: { tried: { phrase: 'none-of-them' } },
    })
  })

  it('says so too where the server has had enough of wrong keys', async () => {
    const { port } = await box.sshd(['MaxAuthTries 1'])
    const { shell } = open({ files: [at('strange'), at('id_ed25519')] }, {}, port)
    await expect(echo(shell)).rejects.toMatchObject({ code: 'ssh-auth-failed' })
  })

  it('says what a server takes that wants no keys', async () => {
    const { port } = await box.sshd(['PubkeyAuthentication no', 'PasswordAuthentication yes'])
    await expect(echo(open({}, {}, port).shell)).rejects.toMatchObject({
      code: 'ssh-auth-failed',
      params: { methods: 'password' },
    })
  })
})

describe('an old server', () => {
  const outdated = ['HostKeyAlgorithms ssh-rsa', 'KexAlgorithms diffie-hellman-group14-sha1', 'Ciphers aes128-cbc']

  it('is logged in to with what it has, and a note says so', async () => {
    const { port } = await box.sshd([`HostKey ${at('rsa')}`, ...outdated])
    const { shell } = open({}, {}, port)
    expect(shell.notes()).toEqual([])
    expect(await echo(shell)).toBe('captain: ahoy')
    expect(shell.notes()).toMatchObject([
      {
        code: 'ssh-legacy-algorithms',
        params: { algorithms: { list: ['ssh-rsa', 'diffie-hellman-group14-sha1', 'aes128-cbc'] } },
      },
    ])
  })

  it('whose only exchange would stop everything else for long is refused', async () => {
    const { port } = await box.sshd(['KexAlgorithms diffie-hellman-group-exchange-sha256'])
    await expect(echo(open({}, {}, port).shell)).rejects.toMatchObject({ code: 'ssh-handshake' })
  })

  it('that has better is not spoken to with less', async () => {
    const { port } = await box.sshd([`HostKey ${at('rsa')}`, 'HostKeyAlgorithms ssh-rsa,rsa-sha2-256'])
    const { shell } = open({}, {}, port)
    expect(await echo(shell)).toBe('captain: ahoy')
    expect(shell.notes()).toEqual([])
  })
})

describe('a small server', () => {
  it('as Dropbear is logged in to', async ({ skip }) => {
    if ((await run('sh', ['-c', 'command -v dropbear'])).code !== 0) skip('dropbear is not installed')
    const port = await freePort()
    const key = at('dropbear_key')
    await must('dropbearkey', ['-t', 'ed25519', '-f', key])
    // Its users' keys are where they always are: below the home directory.
    await box.inside('sh', [
      '-c',
      'home=$(eval echo ~captain) && mkdir -p "$home/.ssh" && cp "$1" "$home/.ssh/authorized_keys" && chown -R captain: "$home"',
      'sh',
      at('authorized_keys'),
    ])
    const dropbear = box.startInside('dropbear', ['-F', '-E', '-p', `127.0.0.1:${port}`, '-r', key, '-P', at('pid')])
    try {
      await until('dropbear', async () => dropbear.log().includes('Not backgrounding'))
      for (const file of ['id_ed25519', 'rsa']) {
        const { shell } = open({ files: [at(file)] }, {}, port)
        expect(await echo(shell)).toBe('captain: ahoy')
        shell.close()
      }
    } finally {
      await dropbear.stop()
    }
  })
})
