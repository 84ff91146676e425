import { z } from 'zod'
import type { Bridge } from '../../shared/api/bridge.ts'
import type { Call } from '../../shared/api/client.ts'
import type { Envelope } from '../../shared/api/envelope.ts'
import { Failure } from '../../shared/failure.ts'
import { failed, readEnvelope, readEvent, readReply } from './answer.ts'
import { bridgeDoor } from './bridge-door.ts'
import { post } from './post.ts'

declare global {
  interface Window {
    /** Set by the desktop's preload script. */
    readonly mooring?: Bridge
  }
}

/** The way to the engine: the desktop's bridge if there is one, else the loopback server. */
export function connect(page: Window): Call {
  if (page.mooring) return bridgeDoor(page.mooring, Date.now().toString(36))
  return httpDoor(openSession(page))
}

/**
 * The loopback server's door. Stopping a call breaks its connection, which the server takes as the wish to stop; what a
 * stopped change came to cannot be told any more.
 * `session` is the token that every call needs, or why there is none.
 */
function httpDoor(session: Promise<Envelope<string>>): Call {
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

const storageKey = 'mooring-session'
const sessionSchema = z.object({ token: z.string() })

/** The parts of a window that a session is kept in. */
type SessionPlace = Pick<Window, 'location' | 'history' | 'sessionStorage'>

/**
 * The loopback server's token for this tab. The address hands over a ticket once (`#token=…`): it is removed from the
 * address bar, so that no bookmark or screenshot carries it, and exchanged for the token, which a reload finds again.
 */
async function openSession({ location, history, sessionStorage }: SessionPlace): Promise<Envelope<string>> {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('token')
  if (ticket !== null) history.replaceState(null, '', location.pathname + location.search)
  const exchanged =
    ticket === null
      ? failed(new Failure('door-refused', { detail: { phrase: 'page-no-session' } }))
      : await exchange(ticket)
  if (exchanged.ok) {
    sessionStorage.setItem(storageKey, exchanged.data)
    return exchanged
  }
  const kept = sessionStorage.getItem(storageKey)
  return kept === null ? exchanged : { ok: true, data: kept }
}

async function exchange(ticket: string): Promise<Envelope<string>> {
  const answer = readEnvelope(await post({ path: '/session', token: ticket, body: {} }), sessionSchema)
  return answer.ok ? { ok: true, data: answer.data.token } : answer
}
