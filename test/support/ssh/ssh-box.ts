import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must, type Running, run, start, until } from '../processes/process.ts'

/** The password of `mate`, whose sudo needs it. `captain`'s does not. */
export const matePassword = 'four score & "seven" $years'

/** A namespace for SSH servers with its own accounts, invisible to the real machine. Needs root. */
export interface SshBox {
  readonly directory: string
  /** Runs a command inside, as root. */
  readonly inside: (command: string, args: readonly string[]) => Promise<string>
  readonly startInside: (command: string, args: readonly string[]) => Running
  /**
   * Starts an OpenSSH server on 127.0.0.1. `lines` come first in its configuration, because the first value counts. With
   * the port of one that was stopped, that one comes back.
   */
  readonly sshd: (lines?: readonly string[], port?: number) => Promise<SshServer>
  readonly close: () => Promise<void>
}

export interface SshServer extends Running {
  readonly port: number
  /** Ends the processes of its connections; the server itself keeps running. */
  readonly cutConnections: () => Promise<void>
}

const setUp = `
set -e
useradd -m -s /bin/sh -d "$HOME/captain" -p '*' captain
useradd -m -s /bin/bash -d "$HOME/mate" -p "$1" mate
useradd -m -s /bin/sh -d "$HOME/stowaway" -p '*' stowaway
chmod 755 "$HOME" "$HOME/.."
printf 'captain ALL=(ALL) NOPASSWD: ALL\\nmate ALL=(ALL) ALL\\n' >/etc/sudoers.d/box
chmod 440 /etc/sudoers.d/box
mkdir -p /run/sshd
echo boxed
cat >/dev/null
`

export async function makeSshBox(): Promise<SshBox> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-ssh-'))
  await chmod(directory, 0o755) // sshd reads authorized_keys as the user
  const hash = (await must('openssl', ['passwd', '-6', '-stdin'], { input: matePassword })).trim()
  const sandbox = new URL('../sandbox.sh', import.meta.url).pathname
  const holder = spawn('unshare', [
    '--mount',
    '--propagation',
    'private',
    'sh',
    sandbox,
    'sh',
    '-c',
    setUp,
    'box',
    hash,
  ])
  const ended = new Promise((resolve) => holder.once('close', resolve))
  let said = ''
  for (const stream of [holder.stdout, holder.stderr]) stream.on('data', (piece: Buffer) => (said += piece))
  await until('the box', async () => {
    if (holder.exitCode !== null) throw new Error(`the box did not come up: ${said}`)
    return said.includes('boxed')
  })
  const enter = ['--mount', `--target=${holder.pid}`]
  const inside: SshBox['inside'] = (command, args) => must('nsenter', [...enter, command, ...args])
  const startInside: SshBox['startInside'] = (command, args) => start('nsenter', [...enter, command, ...args])
  const servers: SshServer[] = []
  return {
    directory,
    inside,
    startInside,
    sshd: async (lines = [], wanted) => {
      const port = wanted ?? (await freePort())
      const config = join(directory, `sshd-${port}`)
      await writeFile(config, [...lines, ...defaults(directory, port), ''].join('\n'))
      await makeKey(join(directory, 'host_ed25519'))
      const server = startInside('/usr/sbin/sshd', ['-D', '-e', '-f', config])
      await until(`sshd on port ${port}`, async () => {
        const { code } = await run('kill', ['-0', String(server.pid)])
        if (code !== 0) throw new Error(server.log())
        return server.log().includes('Server listening')
      })
      const withCut = { ...server, port, cutConnections: () => cutConnections(server.pid) }
      servers.push(withCut)
      return withCut
    },
    close: async () => {
      for (const server of servers) await cutConnections(server.pid)
      for (const server of servers) await server.stop()
      holder.stdin.end()
      await ended
      await rm(directory, { recursive: true })
    },
  }
}

function defaults(directory: string, port: number): string[] {
  return [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(directory, 'host_ed25519')}`,
    `AuthorizedKeysFile ${join(directory, 'authorized_keys')}`,
    'UsePAM no',
    'StrictModes no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PidFile none',
    'LogLevel VERBOSE',
  ]
}

/** A box with a server that accepts `id_ed25519` from its directory. */
export async function makeOpenBox(): Promise<{ readonly box: SshBox; readonly server: SshServer }> {
  const box = await makeSshBox()
  await allowKeys(box, [await makeKey(join(box.directory, 'id_ed25519'))])
  return { box, server: await box.sshd() }
}

/** Sets the authorized keys of all accounts of a box. */
export async function allowKeys({ directory }: SshBox, files: readonly string[]): Promise<void> {
  const lines = await Promise.all(files.map((file) => readFile(`${file}.pub`, 'utf8')))
  await writeFile(join(directory, 'authorized_keys'), lines.join(''))
}

/** Creates a key pair with ssh-keygen, if it does not exist yet. */
export async function makeKey(file: string, args: readonly string[] = ['-t', 'ed25519', '-N', '']): Promise<string> {
  const made = await readFile(file).then(
    () => true,
    () => false,
  )
  // ssh-keygen looks for seconds for an RSA key as long as it would choose.
  const length = args.includes('rsa') ? ['-b', '2048'] : []
  if (!made) await must('ssh-keygen', ['-q', '-C', 'a test', '-f', file, ...length, ...args])
  return file
}

async function cutConnections(serverPid: number): Promise<void> {
  const children = await readFile(`/proc/${serverPid}/task/${serverPid}/children`, 'utf8').catch(() => '')
  for (const pid of children.split(' ').filter(Boolean)) {
    const grandchildren = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
    for (const each of [...grandchildren.split(' ').filter(Boolean), pid]) await run('kill', ['-9', each])
  }
}

/** A port that is free at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
