import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { must } from '../support/processes/process.ts'
import { allowKeys, makeKey, makeSshBox, type SshBox, type SshServer } from '../support/ssh/ssh-box.ts'

/** A host with files and accounts of its own, behind an SSH server of its own. Root logs in with the fleet's key. */
export interface FleetHost {
  readonly name: string
  readonly port: number
  readonly box: SshBox
}

export interface Fleet {
  readonly hosts: readonly FleetHost[]
  /** The private key that all of them take. */
  readonly key: string
  /** Takes away whatever was put there, and all connections. */
  readonly reset: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Makes hosts, a few at a time; their keys are known to whoever has `home` for a home directory. */
export async function makeFleet(size: number, home: string): Promise<Fleet> {
  const key = await makeKey(join(home, 'fleet'))
  const servers: (FleetHost & { readonly server: SshServer })[] = []
  for (let first = 0; first < size; first += 4) {
    const numbers = Array.from({ length: Math.min(4, size - first) }, (_, index) => first + index)
    servers.push(...(await Promise.all(numbers.map((number) => makeHost(`host${number}`, key)))))
  }
  const lines = await Promise.all(
    servers.map(async ({ box, port }) => {
      const [type, blob] = (await readFile(join(box.directory, 'host_ed25519.pub'), 'utf8')).split(' ')
      return `[127.0.0.1]:${port} ${type} ${blob}\n`
    }),
  )
  await must('mkdir', ['-p', join(home, '.ssh')])
  await writeFile(join(home, '.ssh/known_hosts'), lines.join(''))
  return {
    hosts: servers,
    key,
    reset: async () => {
      await Promise.all(
        servers.map(async ({ box, server }) => {
          await server.cutConnections()
          await box.inside('sh', ['-c', 'rm -rf /etc/docker/certs.d /var/lib/mooring/*; mkdir -p /etc/docker/certs.d'])
        }),
      )
    },
    close: async () => {
      for (const { box } of servers) await box.close()
    },
  }
}

async function makeHost(name: string, key: string): Promise<FleetHost & { readonly server: SshServer }> {
  const box = await makeSshBox()
  await allowKeys(box, [key])
  const server = await box.sshd()
  return { name, port: server.port, box, server }
}
