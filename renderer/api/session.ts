import { z } from 'zod'
import type { Envelope } from '../../shared/api/envelope.ts'
import { Failure } from '../../shared/failure.ts'
import { failed, readEnvelope } from './answer.ts'
import { post } from './post.ts'

const storageKey = 'mooring-session'
const sessionSchema = z.object({ token: z.string() })

/** The parts of a window that a session is kept in. */
export type SessionPlace = Pick<Window, 'location' | 'history' | 'sessionStorage'>

/**
 * The loopback server's token for this tab. The address hands over a ticket once (`#token=…`): it is removed from the
 * address bar, so that no bookmark or screenshot carries it, and exchanged for the token, which a reload finds again.
 */
export async function openSession({ location, history, sessionStorage }: SessionPlace): Promise<Envelope<string>> {
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
