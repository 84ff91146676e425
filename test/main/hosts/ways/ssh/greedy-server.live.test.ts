import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2, { type AuthContext, type Connection } from 'ssh2'
import { expect, onTestFinished, test } from 'vitest'
import { createSshShell } from '../../../../../main/hosts/ways/ssh/ssh-shell.ts'
import { echo, sshDeps, sshTarget } from '../../../../support/ssh/ssh-client.ts'

const hostKey = ssh2.utils.generateKeyPairSync('ed25519')
const everyMethod = ['password', 'keyboard-interactive', 'publickey', 'hostbased'] as const

/** A server that would take anything, and one user's way to it, with a key behind a passphrase. */
async function meet(
  onAuthentication: (attempt: AuthContext) => void,
  onReady: (client: Connection) => void = () => {},
) {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-ssh-'))
  const key = ssh2.utils.generateKeyPairSync('ed25519', { passphrase: 'sesame', cipher: 'aes256-ctr', rounds: 1 })
  await writeFile(join(directory, 'id_ed25519'), key.private, { mode: 0o600 })
  const server = new ssh2.Server({ hostKeys: [hostKey.private] }, (client) => {
    client.on('error', () => {})
    client.on('authentication', onAuthentication)
    client.on('ready', () => onReady(client))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const deps = sshDeps({ answer: ({ attempt }) => (attempt < 3 ? 'wrong' : 'also wrong') })
  const target = sshTarget(directory, (server.address() as AddressInfo).port, { hostKeys: { firstContact: 'pin' } })
  const shell = createSshShell(async () => target, deps)
  onTestFinished(async () => {
    shell.close()
    server.close()
    await rm(directory, { recursive: true })
  })
  return { shell, asked: deps.asked }
}

test('a server that wants a password or answers gets neither, and three passphrases open nothing', async () => {
  const methods: string[] = []
  const { shell, asked } = await meet((attempt) => {
    methods.push(attempt.method)
    // Accepts the public key, so that the private one is opened.
    if (attempt.method === 'publickey' && !attempt.signature) attempt.accept()
    else attempt.reject([...everyMethod], true)
  })
  await expect(echo(shell)).rejects.toMatchObject({ code: 'ssh-auth-failed' })
  expect(methods).toEqual(['none', 'publickey'])
  expect(asked).toEqual(['passphrase 1', 'passphrase 2', 'passphrase 3'])
})

test('a server gets no agent, no display and no port', async () => {
  const requests: string[] = []
  const opened: string[] = []
  const { shell } = await meet(
    (attempt) => attempt.accept(),
    (client) => {
      client.on('request', (_accept, reject, name) => {
        requests.push(name)
        reject?.()
      })
      client.on('session', (accept) => {
        const session = accept()
        session.on('auth-agent', () => requests.push('auth-agent'))
        session.on('x11', () => requests.push('x11'))
        session.on('pty', () => requests.push('pty'))
        session.on('exec', (acceptExec) => {
          const channel = acceptExec()
          const open = (kind: string, failed: boolean): void => {
            opened.push(`${kind} ${failed ? 'refused' : 'opened'}`)
            if (opened.length < 2) return
            channel.write('mooring-echo 1\nuser captain\nrequest ahoy\nresult done\n')
            channel.exit(0)
            channel.end()
          }
          client.x11('127.0.0.1', 6000, (error) => open('x11', error !== undefined))
          client.forwardOut('127.0.0.1', 1, '127.0.0.1', 22, (error) => open('port', error !== undefined))
        })
      })
    },
  )
  expect(await echo(shell)).toBe('captain: ahoy')
  expect(requests).toEqual([])
  expect(opened.sort()).toEqual(['port refused', 'x11 refused'])
})
