import type { ClientChannel } from 'ssh2'
import { Failure } from '../../../shared/failure.ts'
import type { Note } from '../../../shared/model/plan.ts'
import { type Conversation, hold } from '../conversation.ts'
import { shellCommand, type Transport } from '../transport.ts'
import { becomeRoot, sudoCommand } from './become-root.ts'
import type { Connection } from './connect.ts'
import type { SshDeps } from './deps.ts'
import type { SshTarget } from './target.ts'

/** Runs `sh` on a host over SSH. */
export interface SshTransport extends Transport {
  /** What there is to say about the way to the host; empty until something ran. */
  readonly notes: () => readonly Note[]
  /** Ends the connection, if there is one. The next run opens another. */
  readonly close: () => void
}

/** How long a connection is kept for the next run, so that survey, apply and verify share one. */
const idleMs = 30_000

/**
 * Makes the transport of one host. It connects when something is to be run.
 *
 * Only commands are run, never SFTP, which many Boot2Docker machines lack. The command line is quoted for whatever login
 * shell is there: single quotes around a text without any, and without `!` and `\`, mean the same to sh, csh and fish.
 * @param findTarget where the host is now; called for each connection.
 */
export function createSshTransport(findTarget: () => Promise<SshTarget>, deps: SshDeps): SshTransport {
  let connecting: Promise<Connection> | undefined
  let current: Connection | undefined
  let notes: readonly Note[] = []
  let running = 0
  let idle: NodeJS.Timeout | undefined

  const close = (): void => {
    clearTimeout(idle)
    current?.end()
    current = undefined
  }
  const open = async (signal: AbortSignal | undefined): Promise<Connection> => {
    // ssh2 is large, and most runs of the command line do without it.
    const [{ connect }, target] = await Promise.all([import('./connect.ts'), findTarget()])
    return connect(target, deps, signal)
  }
  const getConnection = async (signal: AbortSignal | undefined): Promise<Connection> => {
    if (current?.isOpen()) return current
    connecting ??= open(signal).finally(() => {
      connecting = undefined
    })
    try {
      current = await connecting
    } catch (error) {
      // Whoever began to connect has stopped; that is no reason for others to.
      const isOthers = error instanceof Failure && error.code === 'cancelled' && !signal?.aborted
      if (isOthers) return getConnection(signal)
      throw error
    }
    notes = current.notes
    return current
  }

  return {
    notes: () => notes,
    close,
    run: async (program, request, options) => {
      const { privileged, signal } = options
      if (signal?.aborted) throw new Failure('cancelled')
      clearTimeout(idle)
      running += 1
      try {
        const connection = await getConnection(signal)
        const { name: host, user } = connection.target
        const text = Buffer.from(program)
        const script = shellCommand(text.length)
        const needsSudo = privileged && user !== 'root'
        const channel = await connection.exec(needsSudo ? sudoCommand(script) : `sh -c '${script}'`, signal)
        const conversation = speakOver(channel, connection)
        if (needsSudo) await becomeRoot(channel, { host, user, ask: deps.ask, signal, ended: conversation.ended })
        const result = await hold(conversation, Buffer.concat([text, request]), options)
        return { ...result, stdout: fromGreeting(result.stdout) }
      } finally {
        running -= 1
        if (running === 0) idle = setTimeout(close, idleMs)
      }
    },
  }
}

function speakOver(channel: ClientChannel, { target, isOpen }: Connection): Conversation {
  const ended = new Promise<number | null>((resolve, reject) => {
    let status: number | null = null
    channel.on('exit', (code: number | null) => {
      status = code
    })
    const closed = (stream: NodeJS.EventEmitter): Promise<void> => new Promise((done) => stream.once('close', done))
    void Promise.all([closed(channel), closed(channel.stderr)]).then(() => {
      if (status === null && !isOpen()) reject(new Failure('ssh-cut', { host: target.name, detail: 'closed' }))
      else resolve(status)
    })
  })
  // A run may fail before anyone waits for its end, and a password may come when sudo has gone.
  ended.catch(() => {})
  channel.on('error', () => {})
  return { stdin: channel, stdout: channel, stderr: channel.stderr, ended, kill: () => channel.close() }
}

/** Login scripts may print something first. Every host program begins with its name. */
function fromGreeting(stdout: Uint8Array): Uint8Array {
  const at = Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength).indexOf('mooring-')
  return at > 0 ? stdout.subarray(at) : stdout
}
