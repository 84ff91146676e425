import { visibleText } from '../../shared/visible-text.ts'
import type { Door } from '../api/deps.ts'
import { indented } from './render/columns.ts'
import { printable } from './render/printable.ts'
import { tell, type Voice } from './render/style.ts'

type People = NonNullable<Door['people']>

/** The person at the terminal. Questions and messages go to standard error; simultaneous questions wait their turn. */
export interface Terminal {
  /** Prints a line, after the open question if there is one. */
  readonly say: (text: string) => void
  readonly confirm: (question: string, signal?: AbortSignal) => Promise<boolean>
  /** Asks for secrets and about host keys. */
  readonly people: Required<People>
}

/** @param interrupt called for Ctrl+C, which arrives as a key while a question is open. */
export function openTerminal(voice: Voice, interrupt: () => void): Terminal {
  let last: Promise<unknown> = Promise.resolve()
  let isAsking = false
  const kept: string[] = []
  const print = (text: string): void => void process.stderr.write(`${printable(text)}\n`)
  const onKey = (_: string, key: { readonly ctrl?: boolean; readonly name?: string }): void => {
    if (key.ctrl && key.name === 'c') interrupt()
  }

  const inTurn = <T>(asking: () => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      isAsking = true
      process.stdin.on('keypress', onKey)
      try {
        return await asking()
      } finally {
        process.stdin.off('keypress', onKey)
        isAsking = false
        for (const text of kept.splice(0)) print(text)
      }
    })
    last = turn.catch(() => undefined)
    return turn
  }
  const prompt = async (message: string, signal: AbortSignal | undefined): Promise<string | undefined> => {
    const { password } = await import('@clack/prompts')
    const answer = await password({
      message: printable(message),
      output: process.stderr,
      ...(signal ? { signal } : {}),
    })
    return typeof answer === 'string' ? answer : undefined
  }
  const agree = async (message: string, signal: AbortSignal | undefined): Promise<boolean> => {
    const { confirm } = await import('@clack/prompts')
    const { yes: active, no: inactive } = voice.language.words.terminal.questions
    const options = { message: printable(message), active, inactive, initialValue: false, output: process.stderr }
    return (await confirm({ ...options, ...(signal ? { signal } : {}) })) === true
  }

  return {
    say: (text) => (isAsking ? void kept.push(text) : print(text)),
    confirm: (question, signal) => inTurn(() => agree(question, signal)),
    people: {
      ask: (question, signal) => inTurn(() => prompt(secretText(question, voice), signal)),
      acceptHostKey: (offer, signal) =>
        inTurn(async () => {
          print(hostKeyText(offer, voice))
          return agree(tell(voice, voice.language.words.terminal.questions.compared), signal)
        }),
    },
  }
}

function secretText(question: Parameters<Required<People>['ask']>[0], voice: Voice): string {
  const words = voice.language.words.terminal.questions
  const isAgain = question.attempt > 1
  if (question.kind === 'passphrase') {
    return tell(voice, isAgain ? words.passphraseAgain : words.passphrase, { file: question.file })
  }
  const { user, host } = question
  return tell(voice, isAgain ? words.passwordAgain : words.password, { user, host })
}

function hostKeyText(offer: Parameters<Required<People>['acceptHostKey']>[0], voice: Voice): string {
  const { host, address, type, fingerprint } = offer
  const { title, compare } = voice.language.words.terminal.questions.hostKey
  return [
    `\n${indented(tell(voice, title, { host, address }), 0, voice.style)}`,
    `  ${visibleText(type)} ${visibleText(fingerprint)}`,
    `${indented(tell(voice, compare), 0, voice.style)}\n`,
  ].join('\n')
}
