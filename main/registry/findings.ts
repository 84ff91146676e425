import type { Note } from '../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../shared/note.ts'
import { codeWords } from '../../shared/system-error.ts'
import type { ApiResult } from './api-answer.ts'
import type { Handshake } from './network/handshake.ts'
import { isBreakOff } from './network/handshake-failure.ts'

/** The findings about a registry apart from its chain. `error`: Docker refuses it even when it is trusted. */
export const registryFindings = {
  'client-certificate-required': 'warning',
  'client-certificate-optional': 'info',
  'client-certificate-refused': 'error',
  'answer-missing': 'warning',
  'answer-strange': 'warning',
  'realm-asks-client-certificate': 'info',
  'realm-not-covered': 'warning',
  'realm-unreachable': 'warning',
  'realm-unsafe': 'warning',
  'published-ca': 'info',
  'published-ca-sent': 'info',
  'published-ca-unrelated': 'warning',
  'published-ca-missing': 'warning',
} as const satisfies Severities

/** Findings about what the registry answers, or why it does not. */
export function judgeConnection(
  { asksForClientCertificate, refusal }: Handshake,
  api: ApiResult | undefined,
  hasClient: boolean,
): Note[] {
  // In TLS 1.3 the refusal comes after the handshake, in place of the answer.
  const problem = refusal ?? api?.problem
  if (asksForClientCertificate && typeof problem === 'string' && isBreakOff(problem)) {
    return [
      hasClient
        ? makeNote(registryFindings, 'client-certificate-refused', { detail: codeWords(problem) })
        : makeNote(registryFindings, 'client-certificate-required'),
    ]
  }
  if (problem !== undefined) {
    const detail = typeof problem === 'string' ? codeWords(problem) : problem
    return [makeNote(registryFindings, 'answer-missing', { detail })]
  }
  const { isRegistry = false, status = 0 } = api?.answer ?? {}
  if (asksForClientCertificate && !hasClient) {
    // Proxies that insist on a certificate answer with an error page of their own.
    const code = isRegistry ? 'client-certificate-optional' : 'client-certificate-required'
    return [makeNote(registryFindings, code)]
  }
  return isRegistry ? [] : [makeNote(registryFindings, 'answer-strange', { status })]
}
