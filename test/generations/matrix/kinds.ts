import type { Words } from './ask.ts'

type Kind = 'ok' | 'pair' | 'no tag' | 'sign in' | 'realm x509' | 'x509' | 'http'

/**
 * What kind of answer an engine's words are; the first row that fits counts. `realm x509` is about the token server's
 * certificate, `http` what came of Docker's fall back to HTTP after HTTPS had failed.
 */
const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/Login Succeeded/, 'ok'],
  [/remote error: tls: (bad certificate|certificate required)/, 'pair'],
  [/"https:[^"]*\/token[^"]*": .*x509: certificate signed by unknown authority/, 'realm x509'],
  [/x509: certificate signed by unknown authority/, 'x509'],
  [/manifest unknown|team\/app:none: not found/, 'no tag'],
  [/no basic auth credentials|denied|unauthorized/, 'sign in'],
  [/400 Bad Request|HTTP request to an HTTPS server|connection re(set|fused)|status: 401/, 'http'],
]

/** The kinds of the answers to a pull, a pull with an account, a login and `POST /auth`, in this order. */
export function kindsOf({ pull, signedIn, login, auth }: Words): string {
  return [pull, signedIn, login, auth].map(kindOf).join(', ')
}

function kindOf(words: string): string {
  return kinds.find(([pattern]) => pattern.test(words))?.[1] ?? `unknown: ${words}`
}
