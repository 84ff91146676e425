import { access } from 'node:fs/promises'
import { get } from 'node:http'
import { start, until } from '../support/processes/process.ts'
import { type SshAddress, sshArguments } from './ssh.ts'

/** A way into a machine that all command lines share: under emulation each login of its own would take seconds. */
export interface Connection {
  /** What ssh takes before a command line that goes through it. */
  readonly arguments: readonly string[]
  /** A socket on this side that leads to the machine's Docker. */
  readonly docker: string
  readonly close: () => Promise<void>
}

/**
 * Logs in; undefined if the machine does not let its user in.
 * @param place a path that nothing has yet; the names of the connection's sockets begin with it.
 */
export async function connect(address: SshAddress, place: string): Promise<Connection | undefined> {
  const shared = `${place}-ssh`
  const docker = `${place}-docker`
  const ways = ['-N', '-M', '-S', shared, '-L', `${docker}:/var/run/docker.sock`]
  const master = start('ssh', [...ways, ...sshArguments(address)])
  let isOver = false
  void master.ended.then(() => (isOver = true))
  const isIn = (): Promise<boolean> =>
    access(shared).then(
      () => true,
      () => false,
    )
  await until('the login', async () => isOver || (await isIn()))
  if (isOver) return undefined
  return { arguments: ['-S', shared, ...sshArguments(address)], docker, close: master.stop }
}

/** Whether a Docker answers at a socket. Where it has opened it and still starts, it takes its time to answer. */
export function pings(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    get({ socketPath, path: '/_ping' }, (response) => resolve(response.resume().statusCode === 200)).once('error', () =>
      resolve(false),
    )
  })
}
