import { connect, type Socket } from 'node:net'
import { Failure } from '../../../../shared/failure.ts'
import { at, systemReason } from '../../../../shared/system-error.ts'
import { errorCode } from '../../../error-code.ts'
import { within } from '../../../limit.ts'
import { addressOf, type SshTarget } from './target.ts'

/**
 * Opens a direct TCP connection to a host.
 * @param limitMs how long to wait for it.
 * @returns undefined if the host took it and hung up at once.
 * @throws Failure `host-unreachable`, `ssh-timeout`, `cancelled`.
 */
export async function dial(
  target: SshTarget,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<Socket | undefined> {
  const { host, port, name } = target
  // Some hosts have an unreachable IPv6 address in DNS.
  const socket = connect({ host, port, autoSelectFamily: true })
  const connected = new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', (error) => {
      const detail = at(addressOf(target), systemReason(error))
      reject(new Failure('host-unreachable', { host: name, detail }, { cause: error }))
    })
  })
  try {
    await within(connected, { milliseconds: limitMs, late: () => late(target, limitMs, 'step-connecting'), signal })
    return socket.setNoDelay(true)
  } catch (error) {
    socket.destroy()
    if (error instanceof Failure && errorCode(error.cause) === 'ECONNRESET') return undefined
    throw error
  }
}

/** A server that does not answer. */
export function late(
  target: SshTarget,
  limitMs: number,
  phrase: 'step-connecting' | 'step-greeting' | 'step-exchanging-keys' | 'step-logging-in' | 'step-starting-shell',
): Failure {
  return new Failure('ssh-timeout', {
    host: target.name,
    address: addressOf(target),
    seconds: limitMs / 1000,
    step: { phrase },
  })
}
