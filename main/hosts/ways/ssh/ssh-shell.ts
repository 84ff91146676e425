import type { ClientChannel } from 'ssh2'
import { Failure } from '../../../../shared/failure.ts'
import type { Conversation } from '../../conversation.ts'
import { createSudo } from '../../root/sudo.ts'
import { runScript, type ScriptRunner } from '../shell.ts'
import type { Connection } from './connection.ts'
import type { SshDeps } from './deps.ts'
import { keepConnection } from './kept-connection.ts'
import type { SshTarget } from './target.ts'

/**
 * Runs `sh` on one host over SSH. Connects on demand.
 *
 * Uses commands only, never SFTP, which many Boot2Docker machines lack.
 * @param findTarget finds the host's current address; called for each connection.
 */
export function createSshShell(findTarget: () => Promise<SshTarget>, deps: SshDeps): ScriptRunner {
  const { use, notes, close } = keepConnection(findTarget, deps)
  const sudo = createSudo()
  return {
    notes,
    close,
    run: async (script, request, options) => {
      const { privileged, signal } = options
      if (signal?.aborted) throw new Failure('cancelled')
      return use(options, async (connection) => {
        const { name: host, user } = connection.target
        const elevation = privileged && user !== 'root' ? sudo({ host, user, ask: deps.ask }) : undefined
        const start = async (words: readonly string[]): Promise<Conversation> =>
          speakOver(await connection.exec(commandLine(words), signal), connection)
        return runScript(script, request, options, { host, shell: 'sh', elevation, start })
      })
    },
  }
}

/**
 * Words as one line for any login shell: single quotes around a text without any, and without `!` and `\`, mean the
 * same to sh, csh and fish.
 */
function commandLine(words: readonly string[]): string {
  return words.map((word) => (/^[\w./-]+$/.test(word) ? word : `'${word}'`)).join(' ')
}

function speakOver(channel: ClientChannel, { target, isOpen }: Connection): Conversation {
  const ended = new Promise<number | null>((resolve, reject) => {
    let status: number | null = null
    channel.on('exit', (code: number | null) => {
      status = code
    })
    const closed = (stream: NodeJS.EventEmitter): Promise<void> => new Promise((done) => stream.once('close', done))
    void Promise.all([closed(channel), closed(channel.stderr)]).then(() => {
      if (status !== null || isOpen()) resolve(status)
      else reject(new Failure('ssh-cut', { host: target.name, detail: { phrase: 'connection-closed' } }))
    })
  })
  // A run may fail before anyone awaits its end, and a password may arrive after sudo has ended.
  ended.catch(() => {})
  channel.on('error', () => {})
  return { stdin: channel, stdout: channel, stderr: channel.stderr, ended, kill: () => channel.close() }
}
