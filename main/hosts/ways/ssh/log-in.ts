import type { Duplex } from 'node:stream'
import ssh2, { type Algorithms, type Client, type NegotiatedAlgorithms } from 'ssh2'
import { Failure } from '../../../../shared/failure.ts'
import { listed } from '../../../../shared/words/param.ts'
import type { Patience } from '../../../limit.ts'
import { late } from './dial.ts'
import { keyFingerprint, shownKey } from './host-key.ts'
import type { Identity } from './identities.ts'
import { IdentityAgent } from './identity-agent.ts'
import type { KeyJudgement } from './known-hosts.ts'
import { addressOf, type SshTarget } from './target.ts'
import { hearGreeting } from './turned-away.ts'

/** The result of a login that did not fail. */
export type LogIn =
  | { readonly kind: 'ready'; readonly client: Client; readonly negotiated: NegotiatedAlgorithms }
  /** The connection is closed: a person must verify the host key first. */
  | { readonly kind: 'unknown-key'; readonly key: Buffer }
  /** The server hung up before it began: too many logins may be in progress there. */
  | { readonly kind: 'turned-away' }
  /** The two sides found no common algorithms. */
  | { readonly kind: 'disagreed'; readonly detail: string }

export interface LogInOptions {
  readonly judge: (key: Buffer) => Promise<KeyJudgement>
  readonly algorithms: Algorithms
  readonly identities: readonly Identity[]
  readonly patience: Patience
  readonly signal: AbortSignal | undefined
}

/** Milliseconds between keepalives; after three without an answer, the connection is closed. */
const keepaliveInterval = 15_000

/**
 * Speaks SSH on a connection and logs in.
 * @throws Failure `ssh-host-key-changed`, `ssh-host-key-revoked`, `ssh-auth-failed`, `ssh-handshake`, `ssh-timeout`,
 *   `ssh-cut`, `file-unreadable` (known_hosts), `cancelled`.
 */
export function logIn(socket: Duplex, target: SshTarget, options: LogInOptions): Promise<LogIn> {
  const { judge, algorithms, identities, patience, signal } = options
  const client = new ssh2.Client()
  const greeting = hearGreeting(socket)
  let negotiated: NegotiatedAlgorithms | undefined
  let shown: Buffer | undefined
  let methods: readonly string[] = []
  let cancel = (): void => {}

  const attempt = new Promise<LogIn>((resolve, reject) => {
    const refused = (): Failure =>
      new Failure('ssh-auth-failed', {
        host: target.name,
        user: target.user,
        tried: listed(identities.map(({ label }) => label)),
        methods: listed(methods),
      })
    const check = async (key: Buffer): Promise<boolean> => {
      shown = key
      const verdict = await judge(key)
      if (verdict.kind === 'unknown') resolve({ kind: 'unknown-key', key })
      if ('by' in verdict) reject(distrust(target, key, verdict))
      return verdict.kind === 'known'
    }

    client.on('handshake', (agreed) => {
      negotiated = agreed
    })
    client.on('ready', () => {
      if (negotiated) resolve({ kind: 'ready', client, negotiated })
    })
    client.on('error', (error) => {
      // An agent's key could not sign; ssh2 tries the next one.
      if (error.level === 'agent') return
      const detail = error.message
      if (error.level === 'client-authentication') reject(refused())
      else if (greeting.isTurnedAway()) resolve({ kind: 'turned-away' })
      else if (error.level === 'client-socket') reject(new Failure('ssh-cut', { host: target.name, detail }))
      else if (error.level === 'handshake' && !shown) resolve({ kind: 'disagreed', detail })
      // A server that refuses more keys disconnects, with a reason (RFC 4253 11.1).
      else if (negotiated && 'code' in error && typeof error.code === 'number') reject(refused())
      else reject(new Failure('ssh-handshake', { host: target.name, address: addressOf(target), detail }))
    })
    const closed = { phrase: 'closed-while-logging-in' } as const
    client.on('close', () => {
      if (greeting.isTurnedAway()) resolve({ kind: 'turned-away' })
      else reject(new Failure('ssh-cut', { host: target.name, detail: closed }))
    })
    cancel = () => reject(new Failure('cancelled'))
    signal?.addEventListener('abort', cancel, { once: true })
    if (signal?.aborted) cancel()
    const step = () => (negotiated ? 'step-logging-in' : greeting.isHeard() ? 'step-exchanging-keys' : 'step-greeting')
    patience.start(() => reject(late(target, patience.limitMs, step())))

    client.connect({
      sock: socket,
      username: target.user,
      algorithms,
      readyTimeout: 0, // patience knows when a person is being asked
      keepaliveInterval,
      hostVerifier: (key: Buffer, verify: (permitted: boolean) => void) => {
        check(key).then(verify, reject)
      },
      authHandler: (left, _partial, next) => {
        // `none` first: some servers need no key, and all list the methods that they accept.
        if (left === null) return next({ type: 'none', username: target.user })
        const keysAreNext = methods.length === 0 && left.includes('publickey')
        methods = left
        if (keysAreNext) return next({ type: 'agent', username: target.user, agent: new IdentityAgent(identities) })
        return next(false as never) // ends it; the package's types do not know
      },
    })
  })
  return attempt
    .then((how) => {
      if (how.kind !== 'ready') client.destroy()
      return how
    })
    .catch((error: unknown) => {
      client.destroy()
      throw error
    })
    .finally(() => {
      patience.stop()
      signal?.removeEventListener('abort', cancel)
    })
}

function distrust(target: SshTarget, key: Buffer, { kind, by }: Extract<KeyJudgement, { by: unknown }>): Failure {
  return new Failure(`ssh-host-key-${kind}`, {
    ...shownKey(target, key),
    file: by.file,
    line: by.line,
    known: keyFingerprint(by.key),
  })
}
