import type { Call } from '../../shared/api/client.ts'
import type { Envelope } from '../../shared/api/envelope.ts'
import { readEvent, readReply } from './answer.ts'
import { post } from './post.ts'

/**
 * The loopback server's door. Stopping a call breaks its connection, which the server takes as the wish to stop; what a
 * stopped change came to cannot be told any more.
 * `session` is the token that every call needs, or why there is none.
 */
export function httpDoor(session: Promise<Envelope<string>>): Call {
  return async (verb, input, options) => {
    const token = await session
    if (!token.ok) return token
    const raw = await post({
      path: `/api/${verb}`,
      token: token.data,
      body: input,
      signal: options?.signal,
      stopped: verb === 'plan.apply' ? 'stop-unconfirmed' : 'cancelled',
      onEvent: (told) => {
        const event = readEvent(verb, told)
        if (event !== undefined) options?.onEvent?.(event)
      },
    })
    return readReply(verb, raw)
  }
}
