import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { Failure } from '../../../shared/failure.ts'
import { addressOf, type SshTarget } from './target.ts'

/**
 * Opens a TCP connection to a host itself.
 * @param limitMs how long to wait for it.
 * @throws Failure `host-unreachable`, `ssh-timeout`, `cancelled`.
 */
export function dial(target: SshTarget, limitMs: number, signal: AbortSignal | undefined): Promise<Duplex> {
  const { host, port, name } = target
  return new Promise((resolve, reject) => {
    // Some servers are named in DNS by an IPv6 address that leads nowhere.
    const socket = connect({ host, port, autoSelectFamily: true })
    const fail = (failure: Failure): void => {
      socket.destroy()
      reject(failure)
    }
    const cancel = (): void => fail(new Failure('cancelled'))
    const timer = setTimeout(() => fail(late(target, limitMs, 'connecting')), limitMs)
    const settle = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
    }
    socket.once('connect', () => {
      settle()
      socket.setNoDelay(true)
      resolve(socket)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      settle()
      const detail = `${addressOf(target)}: ${error.code ?? error.message}`
      reject(new Failure('host-unreachable', { host: name, detail }, { cause: error }))
    })
    socket.once('close', settle)
    signal?.addEventListener('abort', cancel, { once: true })
    if (signal?.aborted) cancel()
  })
}

/** A server that does not answer. */
export function late(target: SshTarget, limitMs: number, step: 'connecting' | 'logging in' | 'sudo'): Failure {
  return new Failure('ssh-timeout', { host: target.name, address: addressOf(target), seconds: limitMs / 1000, step })
}
