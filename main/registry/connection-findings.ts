import type { Observation } from '../certificates/judge/findings.ts'
import { isBreakOff } from '../error-code.ts'
import type { ApiResult } from './api-answer.ts'
import type { Handshake } from './network/handshake.ts'

const tooOld: ReadonlySet<string> = new Set(['SSLv3', 'TLSv1', 'TLSv1.1'])

/** What there is to say about the connection itself, apart from the chain. */
export function describeConnection(
  handshake: Handshake,
  api: ApiResult | undefined,
  hasClient: boolean,
): Observation[] {
  const { protocol } = handshake.tls
  return [
    ...(tooOld.has(protocol) ? [{ code: 'tls-too-old', params: { protocol } } as const] : []),
    ...describeAnswer(handshake, api, hasClient),
  ]
}

function describeAnswer(
  { asksForClientCertificate, refusal }: Handshake,
  api: ApiResult | undefined,
  hasClient: boolean,
): Observation[] {
  // In TLS 1.3 the refusal comes after the handshake, in place of the answer.
  const problem = refusal ?? api?.problem
  if (asksForClientCertificate && problem !== undefined && isBreakOff(problem)) {
    return [
      hasClient
        ? { code: 'client-certificate-refused', params: { detail: problem } }
        : { code: 'client-certificate-required' },
    ]
  }
  if (problem !== undefined) return [{ code: 'answer-missing', params: { detail: problem } }]
  const { isRegistry = false, status = 0 } = api?.answer ?? {}
  if (asksForClientCertificate && !hasClient) {
    // Proxies that insist on a certificate answer with an error page of their own.
    return [{ code: isRegistry ? 'client-certificate-optional' : 'client-certificate-required' }]
  }
  return isRegistry ? [] : [{ code: 'answer-strange', params: { status } }]
}
