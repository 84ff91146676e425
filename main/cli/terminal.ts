import { visibleText } from '../../shared/visible-text.ts'
import type { Door } from '../api/deps.ts'

type People = NonNullable<Door['people']>

/** The person at the terminal. Questions and messages go to standard error; what is asked at the same time waits. */
export interface Terminal {
  /** Prints a line, or keeps it until the open question is answered. */
  readonly say: (text: string) => void
  readonly confirm: (question: string, signal?: AbortSignal) => Promise<boolean>
  /** Asks for secrets and about host keys. */
  readonly people: Required<People>
}

export function openTerminal(): Terminal {
  let last: Promise<unknown> = Promise.resolve()
  let isAsking = false
  const kept: string[] = []
  const print = (text: string): void => void process.stderr.write(`${text}\n`)

  const inTurn = <T>(asking: () => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      isAsking = true
      try {
        return await asking()
      } finally {
        isAsking = false
        for (const text of kept.splice(0)) print(text)
      }
    })
    last = turn.catch(() => undefined)
    return turn
  }
  const prompt = async (message: string, signal: AbortSignal | undefined): Promise<string | undefined> => {
    const { password } = await import('@clack/prompts')
    const answer = await password({ message, output: process.stderr, ...(signal ? { signal } : {}) })
    return typeof answer === 'string' ? answer : undefined
  }
  const agree = async (message: string, signal: AbortSignal | undefined): Promise<boolean> => {
    const { confirm } = await import('@clack/prompts')
    const options = { message, initialValue: false, output: process.stderr, ...(signal ? { signal } : {}) }
    return (await confirm(options)) === true
  }

  return {
    say: (text) => (isAsking ? void kept.push(text) : print(text)),
    confirm: (question, signal) => inTurn(() => agree(question, signal)),
    people: {
      ask: (question, signal) => inTurn(() => prompt(secretText(question), signal)),
      acceptHostKey: (offer, signal) =>
        inTurn(async () => {
          print(hostKeyText(offer))
          return agree('Have you compared it, and is it the same?', signal)
        }),
    },
  }
}

function secretText(question: Parameters<Required<People>['ask']>[0]): string {
  const again = question.attempt > 1 ? 'That was not it. ' : ''
  if (question.kind === 'passphrase') return `${again}Passphrase of ${visibleText(question.file)}`
  return `${again}Password of ${visibleText(question.user)} on ${visibleText(question.host)}, for sudo`
}

function hostKeyText({ host, address, type, fingerprint }: Parameters<Required<People>['acceptHostKey']>[0]): string {
  return [
    `\nThe host key of ${visibleText(host)} (${visibleText(address)}) is not known yet:`,
    `  ${visibleText(type)} ${fingerprint}`,
    'Compare it with what the host itself says: ssh-keygen -lf on its key file in /etc/ssh\n',
  ].join('\n')
}
