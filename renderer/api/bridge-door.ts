import type { Bridge } from '../../shared/api/bridge.ts'
import type { Call } from '../../shared/api/client.ts'
import { readEvent, readReply } from './answer.ts'

/**
 * The desktop's door. A stopped call still waits for its answer: only the engine knows its result. `session` keeps the
 * ids of a reloaded page distinct from earlier ones.
 */
export function bridgeDoor(bridge: Bridge, session: string): Call {
  let calls = 0
  return (verb, input, options) =>
    new Promise((resolve) => {
      calls += 1
      const id = `${session}-${calls}`
      let isOpen = true
      const abort = () => {
        if (isOpen) bridge.send({ id, abort: true })
      }
      const stopListening = bridge.listen((message) => {
        if (message.id !== id) return
        if ('event' in message) {
          const event = readEvent(verb, message.event)
          if (event !== undefined) options?.onEvent?.(event)
          return
        }
        isOpen = false
        stopListening()
        resolve(readReply(verb, message.reply))
      })
      bridge.send({ id, verb, input })
      options?.signal?.addEventListener('abort', abort, { once: true })
      if (options?.signal?.aborted) abort()
    })
}
