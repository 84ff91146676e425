import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * The two secrets of a loopback server, 256 bits each. The printed address carries the ticket, which works once: the
 * first browser tab exchanges it for the session's token, and only that tab sees the token. So an address found later,
 * in a terminal's history or in `ps`, is useless.
 */
export interface SessionTokens {
  readonly ticket: string
  /** The session's token for the first caller with the ticket; undefined for everyone else. */
  exchange(ticket: string): string | undefined
  /** Whether this is the session's token. */
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

/** Compares in constant time: digests have one length, whatever the input. */
function isSame(offered: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(offered), digest(secret))
}
