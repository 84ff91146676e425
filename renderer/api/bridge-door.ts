import type { Call } from '../../shared/api/client.ts'
import { readEvent, readReply } from './answer.ts'

/** What the page tells the desktop's main process. */
export type BridgeRequest =
  | { readonly id: string; readonly verb: string; readonly input: unknown }
  | { readonly id: string; readonly abort: true }

/** What the main process tells the page; `event` and `reply` are not to be believed before they are parsed. */
export type BridgeMessage =
  | { readonly id: string; readonly event: unknown }
  | { readonly id: string; readonly reply: unknown }

/** `window.mooring` as the desktop's preload script offers it. */
export interface Bridge {
  send(message: BridgeRequest): void
  /** Returns the function that stops listening. */
  listen(handler: (message: BridgeMessage) => void): () => void
}

/**
 * The desktop's door. A stopped call still waits for its answer: only the engine knows how far it came.
 * `session` keeps the ids of a reloaded page apart from those of the page before.
 */
export function bridgeDoor(bridge: Bridge, session: string): Call {
  let calls = 0
  return (verb, input, options) =>
    new Promise((resolve) => {
      calls += 1
      const id = `${session}-${calls}`
      let open = true
      const abort = () => open && bridge.send({ id, abort: true })
      const stopListening = bridge.listen((message) => {
        if (message.id !== id) return
        if ('event' in message) {
          const event = readEvent(verb, message.event)
          if (event !== undefined) options?.onEvent?.(event)
          return
        }
        open = false
        stopListening()
        resolve(readReply(verb, message.reply))
      })
      bridge.send({ id, verb, input })
      options?.signal?.addEventListener('abort', abort, { once: true })
      if (options?.signal?.aborted) abort()
    })
}
