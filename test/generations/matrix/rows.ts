/**
 * How a registry signs in, and its port if that is 443: Docker, where it falls back to HTTP, asks port 80 then. Bearer's
 * token server is on the registry's host, or on another one with another CA.
 */
export const signIns = ['anonymous', 'basic', 'basic at 443', 'bearer here', 'bearer elsewhere'] as const
export type SignIn = (typeof signIns)[number]

/**
 * What was done on the host for the registry: nothing, its CA in certs.d, its CA in the system's store, both its own CA
 * and the token server's in either, or its name among the insecure ones.
 */
export const places = ['nothing', 'trusted', 'trusted + realm', 'system', 'system + realm', 'insecure'] as const
export type Place = (typeof places)[number]

/** Whether the registry asks for a client pair, and if so whether certs.d has one. */
export type Pair = 'no pair' | 'pair missing' | 'pair given'

/** One row of the matrix for each generation. */
export type RowName = `${SignIn} · ${Place} · ${Pair}`

/** The other CA is a question only where there is a token server with one. */
export function isAsked(signIn: SignIn, place: Place, pair: Pair): boolean {
  if (place.endsWith('realm') && signIn !== 'bearer elsewhere') return false
  if (signIn === 'basic at 443' && pair !== 'no pair') return false
  return !(place === 'nothing' && pair === 'pair given')
}
