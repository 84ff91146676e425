import type { ClientChannel } from 'ssh2'
import { Failure } from '../../../../shared/failure.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import { becomeRoot, sudoCommand } from '../../root/sudo.ts'
import { type Conversation, hold } from '../conversation.ts'
import { rootShellCommand, shellCommand, type Transport } from '../way.ts'
import type { Connection } from './connect.ts'
import { type SshDeps, unattendedDeps } from './deps.ts'
import { keepConnection } from './kept-connection.ts'
import type { SshTarget } from './target.ts'

/** Runs `sh` on a host over SSH. */
export interface SshTransport extends Transport {
  /** What there is to say about the way to the host; empty until something ran. */
  readonly notes: () => readonly Note[]
  /** Ends the connection, if there is one. The next run opens another. */
  readonly close: () => void
}

/**
 * Makes the transport of one host. It connects when something is to be run.
 *
 * Only commands are run, never SFTP, which many Boot2Docker machines lack. The command line is quoted for whatever login
 * shell is there: single quotes around a text without any, and without `!` and `\`, mean the same to sh, csh and fish.
 * @param findTarget where the host is now; called for each connection.
 */
export function createSshTransport(findTarget: () => Promise<SshTarget>, deps: SshDeps): SshTransport {
  const { use, notes, close } = keepConnection(findTarget, deps)
  const sudo = rememberPassword()
  return {
    notes,
    close,
    run: async (program, request, options) => {
      const { privileged, signal, unattended } = options
      if (signal?.aborted) throw new Failure('cancelled')
      return use(options, async (connection) => {
        const { name: host, user } = connection.target
        const text = Buffer.from(program)
        const needsSudo = privileged && user !== 'root'
        const command = needsSudo ? sudoCommand(rootShellCommand(text.length)) : `sh -c '${shellCommand(text.length)}'`
        const channel = await connection.exec(command, signal)
        const conversation = speakOver(channel, connection)
        if (needsSudo) {
          const { ask } = unattended ? unattendedDeps(deps) : deps
          const { ended } = conversation
          await sudo.use(user, (password) => becomeRoot(channel, { host, user, ask, password, signal, ended }))
        }
        const result = await hold(conversation, Buffer.concat([text, request]), options)
        return { ...result, stdout: fromGreeting(result.stdout) }
      })
    },
  }
}

/** The password that sudo took, in memory only, for as long as the transport, which is one host's. */
function rememberPassword() {
  let known: { readonly user: string; readonly password: string | undefined } | undefined
  return {
    /** @param become gets the known one and returns the one that was taken; where it fails, none is known any more. */
    use: async (user: string, become: (password: string | undefined) => Promise<string | undefined>): Promise<void> => {
      const before = known?.user === user ? known.password : undefined
      known = undefined
      known = { user, password: await become(before) }
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
