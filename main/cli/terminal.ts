import { visibleText } from '../../shared/visible-text.ts'
import type { Door } from '../api/deps.ts'
import { put } from './output.ts'
import { indented } from './render/columns.ts'
import { printable } from './render/printable.ts'
import { tell, type Voice } from './render/style.ts'

type People = NonNullable<Door['people']>

/** Keys that leave a question, beside those of the package: Ctrl+D, which ends its input and nothing else. */
const leavingKeys = { '\u0004': 'cancel' } as const

/** The person at the terminal. Questions and messages go to standard error; simultaneous questions wait their turn. */
export interface Terminal {
  /** Prints a line, after the open question if there is one. */
  readonly say: (text: string) => void
  /** Undefined if there was no answer: the person left the question, or the terminal is gone. */
  readonly confirm: (question: string, signal?: AbortSignal) => Promise<boolean | undefined>
  /** Asks for secrets and about host keys. */
  readonly people: Required<People>
}

/** @param interrupt called for Ctrl+C, which arrives as a key while a question is open. */
export function openTerminal(voice: Voice, interrupt: () => void): Terminal {
  let last: Promise<unknown> = Promise.resolve()
  let isAsking = false
  const kept: string[] = []
  const print = (text: string): void => put(process.stderr, `${printable(text)}\n`)
  const onKey = (_: string, key: { readonly ctrl?: boolean; readonly name?: string }): void => {
    if (key.ctrl && key.name === 'c') interrupt()
  }

  const inTurn = <T>(signal: AbortSignal | undefined, asking: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      isAsking = true
      const end = new AbortController()
      const leave = (): void => end.abort()
      signal?.addEventListener('abort', leave)
      process.stdin.on('end', leave)
      process.stdin.on('keypress', onKey)
      if (signal?.aborted || process.stdin.readableEnded) leave()
      try {
        return await asking(end.signal)
      } finally {
        signal?.removeEventListener('abort', leave)
        process.stdin.off('end', leave)
        process.stdin.off('keypress', onKey)
        isAsking = false
        for (const text of kept.splice(0)) print(text)
      }
    })
    last = turn.catch(() => undefined)
    return turn
  }
  const prompt = async (message: string, signal: AbortSignal): Promise<string | undefined> => {
    const { password, updateSettings } = await import('@clack/prompts')
    updateSettings({ aliases: leavingKeys })
    const answer = await password({ message: printable(message), output: process.stderr, signal })
    return typeof answer === 'string' ? answer : undefined
  }
  const agree = async (message: string, signal: AbortSignal): Promise<boolean | undefined> => {
    const [{ updateSettings }, { askYesNo }] = await Promise.all([import('@clack/prompts'), import('./ask-yes-no.ts')])
    updateSettings({ aliases: leavingKeys })
    const { yes, no, cancelled } = voice.language.words.terminal.questions
    return askYesNo({ message: printable(message), yes, no, cancelled, style: voice.style, signal })
  }

  return {
    say: (text) => (isAsking ? void kept.push(text) : print(text)),
    confirm: (question, signal) => inTurn(signal, (ending) => agree(question, ending)),
    people: {
      ask: (question, signal) => inTurn(signal, (ending) => prompt(secretText(question, voice), ending)),
      acceptHostKey: (offer, signal) =>
        inTurn(signal, async (ending) => {
          print(hostKeyText(offer, voice))
          return (await agree(tell(voice, voice.language.words.terminal.questions.compared), ending)) === true
        }),
    },
  }
}

function secretText(question: Parameters<Required<People>['ask']>[0], voice: Voice): string {
  const words = voice.language.words.terminal.questions
  const isAgain = question.attempt > 1
  switch (question.kind) {
    case 'passphrase':
      return tell(voice, isAgain ? words.passphraseAgain : words.passphrase, { file: question.file })
    case 'new-passphrase':
      return tell(voice, isAgain ? words.newPassphraseAgain : words.newPassphrase, { file: question.file })
    case 'sudo-password': {
      const { user, host } = question
      return tell(voice, isAgain ? words.passwordAgain : words.password, { user, host })
    }
  }
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
