import type { Page } from 'playwright-core'
import {
  isVerbName,
  type VerbEvent,
  type VerbInput,
  type VerbName,
  type VerbOutput,
} from '../../../shared/api/contract.ts'
import type { Envelope } from '../../../shared/api/envelope.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import { failureData, failureFrom } from '../../../shared/failure.ts'
import type { Params } from '../../../shared/words/param.ts'

/** What a scripted verb may do while it is asked. */
export interface Talk<V extends VerbName> {
  readonly tell: (event: VerbEvent<V>) => Promise<void>
  /** Resolves when the page asks to stop. */
  readonly aborted: Promise<void>
}

type Answer<V extends VerbName> = (
  input: VerbInput<V>,
  talk: Talk<V>,
) => Envelope<VerbOutput<V>> | Promise<Envelope<VerbOutput<V>>>

/** What the engine behind the page is made to say. */
export type Script = { readonly [V in VerbName]?: Answer<V> }

export interface FakeDoor {
  /** Every question so far, in order. */
  readonly asked: { readonly verb: string; readonly input: unknown }[]
  /** The input of the latest question of a verb. */
  readonly lastInput: (verb: VerbName) => unknown
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

/** An answer that is fine. */
export function ok<T>(data: T): Envelope<T> {
  return { ok: true, data }
}

/** A row of the error table as an answer. */
export function no(code: ErrorCode, params: Params = {}): Envelope<never> {
  return { ok: false, error: failureData(failureFrom({ code, params })) }
}

/** An answer that never comes, unless the page gives up: then it is `cancelled`. */
export async function never<V extends VerbName>(_input: VerbInput<V>, { aborted }: Talk<V>): Promise<Envelope<never>> {
  await aborted
  return no('cancelled')
}

/** What a script answers to a verb. */
export async function answerAs(
  script: Script,
  verb: VerbName,
  input: unknown,
  talk: Talk<VerbName>,
): Promise<Envelope<unknown>> {
  const answer = script[verb] as Answer<VerbName> | undefined
  if (!answer) throw new Error(`Nothing is scripted for ${verb}.`)
  return answer(input as VerbInput<VerbName>, talk)
}

/** Puts a `window.mooring` into the page that answers as scripted, as the desktop's preload script would. */
export async function installFakeDoor(page: Page, script: Script): Promise<FakeDoor> {
  const asked: { verb: string; input: unknown }[] = []
  const abort = new Map<string, () => void>()
  const tell = (message: unknown) => page.evaluate((told) => window.fakeTell(told), message).catch(() => {})

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
  return { asked, lastInput: (verb) => asked.findLast((question) => question.verb === verb)?.input }
}
