import { describe, expect, it } from 'vitest'
import { noAnswer } from '../../../main/limit.ts'
import type { ApiResult } from '../../../main/registry/api-answer.ts'
import { judgeConnection } from '../../../main/registry/findings.ts'
import type { Handshake } from '../../../main/registry/network/handshake.ts'

/** A handshake with a registry, as far as what is said of the connection depends on it. */
const handshake = (about: Partial<Handshake> = {}): Handshake => ({
  address: '192.0.2.1',
  tls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256' },
  chain: [] as unknown as Handshake['chain'],
  asksForClientCertificate: false,
  ...about,
})
const registry: ApiResult = { answer: { status: 401, isRegistry: true } }
const page: ApiResult = { answer: { status: 400, isRegistry: false } }
const asking = { asksForClientCertificate: true }
const alert = 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'

describe('the findings about a connection', () => {
  it.each<[string, Handshake, ApiResult | undefined, boolean, object[]]>([
    ['a registry', handshake(), registry, false, []],
    ['another server', handshake(), page, false, [{ code: 'answer-strange', params: { status: 400 } }]],
    [
      'silence',
      handshake(),
      { problem: noAnswer(2000) },
      false,
      [{ code: 'answer-missing', params: { detail: { phrase: 'no-answer', params: { seconds: 2 } } } }],
    ],
    [
      'a server that breaks off',
      handshake(),
      { problem: 'ECONNRESET' },
      false,
      [{ code: 'answer-missing', params: { detail: { phrase: 'system-ECONNRESET' } } }],
    ],
    [
      'a refusal in the handshake',
      handshake({ ...asking, refusal: alert }),
      undefined,
      false,
      [{ code: 'client-certificate-required' }],
    ],
    [
      'a refusal after it',
      handshake(asking),
      { problem: 'ECONNRESET' },
      false,
      [{ code: 'client-certificate-required' }],
    ],
    [
      'a refusal of the pair given',
      handshake(asking),
      { problem: alert },
      true,
      [{ code: 'client-certificate-refused', params: { detail: alert } }],
    ],
    [
      'silence where a pair is asked for',
      handshake(asking),
      { problem: noAnswer(2000) },
      true,
      [{ code: 'answer-missing' }],
    ],
    ['an answer without a pair', handshake(asking), registry, false, [{ code: 'client-certificate-optional' }]],
    ['a proxy’s error page', handshake(asking), page, false, [{ code: 'client-certificate-required' }]],
    ['an answer to the pair given', handshake(asking), registry, true, []],
  ])('%s', (_, seen, api, hasClient, findings) => {
    expect(judgeConnection(seen, api, hasClient)).toMatchObject(findings)
    expect(judgeConnection(seen, api, hasClient)).toHaveLength(findings.length)
  })
})
