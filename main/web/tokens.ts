import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * The two secrets of a loopback server, 256 bits each. The printed address carries the ticket, which opens the door
 * once: it is exchanged for the session's token, which only the browser tab that came first ever sees. So an address
 * that is read later, in a terminal's history or in `ps`, opens nothing.
 */
export interface SessionTokens {
  readonly ticket: string
  /** The session's token, for the first who brings the ticket; undefined for everyone else. */
  exchange(ticket: string): string | undefined
  /** Whether this is the token of the session that was opened. */
  isSession(token: string): boolean
}

export function createSessionTokens(): SessionTokens {
  const ticket = randomSecret()
  const session = randomSecret()
  let isOpened = false
  return {
    ticket,
    exchange: (offered) => {
      if (isOpened || !isSame(offered, ticket)) return undefined
      isOpened = true
      return session
    },
    isSession: (offered) => isSame(offered, session) && isOpened,
  }
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares in a time that tells nothing: digests have one length, whatever was offered. */
function isSame(offered: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(offered), digest(secret))
}
