import type { ClientChannel } from 'ssh2'
import { Failure } from '../../../shared/failure.ts'
import { lastLine } from '../../../shared/last-line.ts'
import type { SshDeps } from '../ways/ssh/deps.ts'
import { createPatience } from '../ways/ssh/patience.ts'

/** What sudo is told to print when it wants a password, and what is printed once there is a root shell. */
const prompt = 'mooring-password:'
const ready = 'mooring-ready'

/** How long sudo may take to ask or to start the shell. A person's time does not count; PAM's delay after an error does. */
const limitMs = 30_000

/**
 * The command that runs a shell command as root. A password goes in by standard input (-S), never by the command line.
 * @param script free of single quotes.
 */
export function sudoCommand(script: string): string {
  return `sudo -S -p '${prompt}' -- /bin/sh -c 'echo ${ready} >&2; ${script}'`
}

export interface BecomeRootOptions extends Pick<SshDeps, 'ask'> {
  readonly host: string
  readonly user: string
  /** What sudo took before; it is tried first, and nobody is asked where it still does. */
  readonly password: string | undefined
  readonly signal: AbortSignal | undefined
  /** Resolves with the exit status when the channel is closed; rejects where the connection was cut. */
  readonly ended: Promise<number | null>
}

/**
 * Sees {@link sudoCommand} through until the root shell runs. The password is written only after sudo's own prompt, which
 * is ours, so it can never be taken for the program that follows.
 *
 * @returns the password that sudo took; undefined where it wanted none.
 * @throws Failure `sudo-password-needed`, `sudo-missing`, `elevation-refused`, `ssh-timeout`, `ssh-cut`, `cancelled`.
 */
export async function becomeRoot(channel: ClientChannel, options: BecomeRootOptions): Promise<string | undefined> {
  const { host, user, ask, signal, ended } = options
  const patience = createPatience(limitMs)
  /** Nobody is asked any more once this is over: sudo, or the connection, may go before a person answers. */
  const asking = new AbortController()
  let unread = ''
  let attempt = 0
  let untried = options.password
  let given: string | undefined
  let isDeclined = false

  const askPerson = (): Promise<string | undefined> => {
    attempt += 1
    return patience.without(() => ask({ kind: 'sudo-password', host, user, attempt }, asking.signal))
  }

  const answer = async (): Promise<void> => {
    const known = untried
    untried = undefined
    given = known ?? (await askPerson())
    isDeclined = given === undefined
    if (given === undefined) channel.end()
    else channel.write(`${given.replace(/\n.*/s, '')}\n`)
  }

  let onData = (_piece: Buffer): void => {}
  const abort = (): void => {
    asking.abort()
    channel.end()
  }
  const started = new Promise<void>((resolve, reject) => {
    onData = (piece) => {
      unread += piece.toString('utf8')
      if (unread.includes(ready)) return resolve()
      const asked = unread.indexOf(prompt)
      if (asked < 0) return
      unread = unread.slice(asked + prompt.length)
      answer().catch(reject)
    }
    channel.stderr.on('data', onData)
    channel.resume() // what a login script prints
    patience.start(() =>
      reject(new Failure('ssh-timeout', { host, address: 'sudo', seconds: limitMs / 1000, step: 'becoming root' })),
    )
    signal?.addEventListener('abort', abort, { once: true })
    if (signal?.aborted) abort()
    ended.then((status) => {
      if (signal?.aborted) reject(new Failure('cancelled'))
      else if (isDeclined) reject(new Failure('sudo-password-needed', { host, user }))
      else if (status === 127) reject(new Failure('sudo-missing', { host }))
      else reject(new Failure('elevation-refused', { host, detail: lastLine(unread) || `exit status ${status}` }))
    }, reject)
  })
  try {
    await started
    return given
  } catch (error) {
    channel.close()
    throw error
  } finally {
    patience.stop()
    asking.abort()
    signal?.removeEventListener('abort', abort)
    channel.stderr.off('data', onData)
  }
}
