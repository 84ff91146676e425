import type { Page } from 'playwright-core'
import { isVerbName, type VerbName } from '../../../shared/api/contract.ts'
import { answerAs, type Script } from './script.ts'

/** What was asked and told through the door of a page. */
export interface FakeDoor {
  /** Every question so far, in order. */
  readonly asked: { readonly verb: string; readonly input: unknown }[]
  /** Every event and every reply so far, in order. */
  readonly told: readonly unknown[]
  /** The input of the latest question of a verb. */
  readonly lastInput: (verb: VerbName) => unknown
  /** The inputs of all questions of a verb. */
  readonly inputs: (verb: VerbName) => readonly unknown[]
}

type Message =
  | { readonly id: string; readonly verb: string; readonly input: unknown }
  | { readonly id: string; readonly abort: true }

declare global {
  interface Window {
    fakeSend(message: Message): void
    fakeTell(message: unknown): void
  }
}

/** Puts a `window.mooring` into the page that answers as scripted, as the desktop's preload script would. */
export async function installFakeDoor(page: Page, script: Script): Promise<FakeDoor> {
  const asked: { verb: string; input: unknown }[] = []
  const told: unknown[] = []
  const abort = new Map<string, () => void>()
  const tell = (message: unknown) => {
    told.push(message)
    return page.evaluate((each) => window.fakeTell(each), message).catch(() => {})
  }

  await page.exposeFunction('fakeSend', async (message: Message) => {
    if ('abort' in message) return abort.get(message.id)?.()
    const { id, verb, input } = message
    if (!isVerbName(verb)) throw new Error(`The page asked for ${verb}.`)
    asked.push({ verb, input })
    const aborted = new Promise<void>((resolve) => abort.set(id, resolve))
    const reply = await answerAs(script, verb, input, { tell: (event) => tell({ id, event }), aborted })
    await tell({ id, reply })
  })
  await page.addInitScript(() => {
    const handlers = new Set<(message: unknown) => void>()
    window.fakeTell = (message) => handlers.forEach((handle) => void handle(message))
    Object.defineProperty(window, 'mooring', {
      value: {
        send: (message: Message) => window.fakeSend(message),
        listen: (handler: (message: unknown) => void) => {
          handlers.add(handler)
          return () => handlers.delete(handler)
        },
      },
    })
  })
  const inputs = (verb: VerbName) => asked.filter((question) => question.verb === verb).map(({ input }) => input)
  return { asked, told, inputs, lastInput: (verb) => inputs(verb).at(-1) }
}
