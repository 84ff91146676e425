import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../../../../shared/failure.ts'
import { addressOf, type SshTarget } from './target.ts'

/**
 * What OpenSSH says in place of its version where too many logins are in progress (MaxStartups in sshd_config). Often not
 * even that arrives. It has no code for it.
 */
const refusal = 'Exceeded MaxStartups'

/** What a server has said so far. */
interface Greeting {
  readonly isHeard: () => boolean
  /** Whether it turned the login away, if it has hung up: it never said that it is an SSH server. */
  readonly isTurnedAway: () => boolean
}

/**
 * Listens to a server's first words. To be called before anyone else reads from the connection.
 */
export function hearGreeting(socket: Duplex): Greeting {
  let heard = ''
  const listen = (piece: Buffer): void => {
    heard = (heard + piece.toString('latin1')).slice(0, refusal.length)
    if (heard.length === refusal.length) socket.off('data', listen)
  }
  socket.on('data', listen)
  return {
    isHeard: () => heard !== '',
    isTurnedAway: () => heard === '' || heard === refusal,
  }
}

/** The first wait, and the longest one, milliseconds. */
const firstMs = 200
const longestMs = 3_000

/**
 * Waits before a login is tried again, longer each time. Of many that were turned away together, no two wait equally long.
 * @param limitMs from the first time on.
 * @returns a function to call each time. It throws Failure `ssh-turned-away` when time is up, and `cancelled`.
 */
export function createPersistence(
  target: SshTarget,
  limitMs: number,
): (signal: AbortSignal | undefined) => Promise<void> {
  let end: number | undefined
  let wait = firstMs
  let times = 0
  return async (signal) => {
    end ??= performance.now() + limitMs
    times += 1
    const pause = wait * (0.5 + Math.random() / 2)
    if (performance.now() + pause > end) {
      const about = { host: target.name, address: addressOf(target), times, seconds: limitMs / 1000 }
      throw new Failure('ssh-turned-away', about)
    }
    wait = Math.min(wait * 1.6, longestMs)
    await sleep(pause, undefined, signal ? { signal } : {}).catch(() => {
      throw new Failure('cancelled')
    })
  }
}
