import { createConnection, createServer } from 'node:net'

/** Where a machine is reached. */
export interface SshAddress {
  readonly host: '127.0.0.1'
  readonly port: number
  readonly user: 'docker'
  /** The path of the private key. */
  readonly identity: string
}

/** What ssh takes before the command line. The machine is the test's own and new, so its host key is no question here. */
export function sshArguments({ host, port, user, identity }: SshAddress): string[] {
  const options = ['BatchMode=yes', 'ConnectTimeout=10', 'LogLevel=ERROR', 'IdentitiesOnly=yes']
  const unknownHosts = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null']
  const settings = [...options, ...unknownHosts].flatMap((option) => ['-o', option])
  return ['-F', '/dev/null', ...settings, '-i', identity, '-p', String(port), `${user}@${host}`]
}

/** Whether a server greets there (RFC 4253 4.2). qemu accepts connections for a machine that does not listen yet. */
export function speaksSsh(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port, timeout: 5_000 })
    const end = (spoke: boolean): void => {
      socket.destroy()
      resolve(spoke)
    }
    socket.once('data', (greeting) => end(greeting.toString('latin1').startsWith('SSH-2.0-')))
    socket.once('error', () => end(false))
    socket.once('close', () => end(false))
    socket.once('timeout', () => end(false))
  })
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
