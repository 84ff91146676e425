import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import ssh2 from 'ssh2'

/** An SSH server that lets everyone in and answers host programs with what a test makes up. */
export interface HostileServer {
  readonly port: number
  /** Of its key: `SHA256:…`. */
  readonly fingerprint: string
  readonly close: () => void
}

/** Where an answer goes: the channel of the program. */
export type Channel = ssh2.ServerChannel

/**
 * @param answer called with the whole request of a program, without its script; ends the channel or never does.
 */
export async function startHostileServer(answer: (request: string, channel: Channel) => void): Promise<HostileServer> {
  const { private: hostKey, public: publicKey } = ssh2.utils.generateKeyPairSync('ed25519')
  const clients = new Set<ssh2.Connection>()
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    clients.add(client)
    client.on('error', () => {})
    client.on('authentication', (context) => context.accept())
    client.on('ready', () => {
      client.on('session', (accept) => {
        accept().on('exec', (acceptExec, _reject, { command }) => {
          const channel = acceptExec()
          const script = Number(/count=(\d+)/.exec(command)?.[1])
          let heard = Buffer.alloc(0)
          let isAnswered = false
          channel.on('error', () => {})
          channel.on('data', (piece: Buffer) => {
            heard = Buffer.concat([heard, piece])
            const request = heard.subarray(script).toString()
            if (isAnswered || !/^end$/m.test(request)) return
            isAnswered = true
            answer(request, channel)
          })
        })
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    fingerprint: fingerprintOf(publicKey),
    close: () => {
      for (const client of clients) client.end()
      server.close()
    },
  }
}

function fingerprintOf(publicKey: string): string {
  const [, base64 = ''] = publicKey.split(' ')
  const digest = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('base64')
  return `SHA256:${digest.replace(/=+$/, '')}`
}

/** Ends a program with an answer. */
export function say(channel: Channel, stdout: Uint8Array, stderr = ''): void {
  channel.stderr.write(stderr)
  channel.write(stdout, () => {
    channel.exit(0)
    channel.end()
  })
}
