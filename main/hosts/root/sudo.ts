import { Failure } from '../../../shared/failure.ts'
import type { UnaskedQuestion } from '../../../shared/model/question.ts'
import { createPatience } from '../../limit.ts'
import type { Conversation } from '../conversation.ts'
import { type RootCaller, type RootShell, refusal, wantsTerminal } from './elevation.ts'

/** The prompt that sudo prints, and the line that the root shell prints first. */
const prompt = 'mooring-password:'
const ready = 'mooring-ready'

/**
 * How long sudo may take to ask or to start the shell. A person's time does not count; PAM's delay after a wrong
 * password does.
 */
const limitMs = 30_000

/** How often a person is asked for one run, as by sudo itself. A hostile host would ask without end. */
const attempts = 3

/** How much of standard error is kept, characters: the prompt, or the reason for a refusal, is at its end. */
const keptOutput = 16_384

/** The password that a user types for sudo on a host. */
type SudoQuestion = Extract<UnaskedQuestion, { kind: 'sudo-password' }>

/** The user who becomes root, and how to ask for the password. */
export interface SudoUser {
  readonly host: string
  readonly user: string
  /** Undefined if nobody answers. */
  readonly ask: (question: SudoQuestion, signal: AbortSignal | undefined) => Promise<string | undefined>
}

/**
 * Becomes root by sudo on one host. The password goes through standard input (-S), never the command line. An accepted
 * password is kept in memory as long as the returned elevation, and tried first, so that a person is asked once.
 */
export function createSudo(): (by: SudoUser) => RootShell {
  let known: { readonly user: string; readonly password: string | undefined } | undefined
  return (by) => ({
    shell: ['sudo', '-S', '-p', prompt, '--', '/bin/sh'],
    needsTerminal: false,
    dialogue: {
      ready: `echo ${ready} >&2`,
      see: async (conversation, caller) => {
        const password = known?.user === by.user ? known.password : undefined
        known = undefined
        known = { user: by.user, password: await becomeRoot(conversation, by, password, caller) }
      },
    },
  })
}

/**
 * Conducts sudo's dialogue until the root shell runs. The password is written only after our own prompt, so it can
 * never reach the following program.
 *
 * @param password what sudo took before.
 * @returns the password that sudo took; undefined where it wanted none.
 * @throws Failure `sudo-password-needed`, `sudo-missing`, `sudo-wants-terminal`, `elevation-refused`, `elevation-timeout`, `cancelled`, and what
 *   the conversation ends with.
 */
async function becomeRoot(
  { stdin, stdout, stderr, ended, kill }: Conversation,
  { host, user, ask }: SudoUser,
  password: string | undefined,
  { signal, unattended }: RootCaller,
): Promise<string | undefined> {
  const patience = createPatience(limitMs)
  /** Withdraws the question at the end: sudo or the connection may end before a person answers. */
  const asking = new AbortController()
  let unread = ''
  let attempt = 0
  let untried = password
  let given: string | undefined
  let isDeclined = false

  const askPerson = async (): Promise<string | undefined> => {
    if (unattended) return undefined
    if (attempt === attempts) {
      const detail = { phrase: 'passwords-refused', params: { times: attempts } } as const
      throw new Failure('elevation-refused', { host, detail })
    }
    attempt += 1
    return patience.without(() => ask({ kind: 'sudo-password', host, user, attempt }, asking.signal))
  }

  const answer = async (): Promise<void> => {
    const before = untried
    untried = undefined
    given = before ?? (await askPerson())
    isDeclined = given === undefined
    if (given === undefined) stdin.end()
    else stdin.write(`${given.replace(/\n.*/s, '')}\n`)
  }

  let onData = (_piece: Buffer): void => {}
  let abort = (): void => {}
  // sudo may end before it reads its input.
  stdin.on('error', () => {})
  const started = new Promise<void>((resolve, reject) => {
    onData = (piece) => {
      unread += piece.toString('utf8')
      if (unread.includes(ready)) return resolve()
      const asked = unread.indexOf(prompt)
      unread = asked < 0 ? unread.slice(-keptOutput) : unread.slice(asked + prompt.length)
      if (asked < 0) return
      answer().catch(reject)
    }
    stderr.on('data', onData)
    stdout.resume() // what a login script prints
    // No program has begun, so nobody waits for its answer.
    abort = () => {
      asking.abort()
      stdin.end()
      reject(new Failure('cancelled'))
    }
    patience.start(() => reject(new Failure('elevation-timeout', { host, seconds: limitMs / 1000 })))
    signal?.addEventListener('abort', abort, { once: true })
    if (signal?.aborted) abort()
    ended.then((status) => {
      if (signal?.aborted) reject(new Failure('cancelled'))
      else if (isDeclined) reject(new Failure('sudo-password-needed', { host, user }))
      else if (status === 127) reject(new Failure('sudo-missing', { host }))
      else {
        const code = wantsTerminal(unread) ? 'sudo-wants-terminal' : 'elevation-refused'
        reject(new Failure(code, { host, detail: refusal(unread, status) }))
      }
    }, reject)
  })
  try {
    await started
    return given
  } catch (error) {
    kill()
    throw error
  } finally {
    patience.stop()
    asking.abort()
    signal?.removeEventListener('abort', abort)
    stderr.off('data', onData)
  }
}
