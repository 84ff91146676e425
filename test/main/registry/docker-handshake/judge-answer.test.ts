import { describe, expect, it } from 'vitest'
import { type DockerOffer, offersFor } from '../../../../main/registry/docker-handshake/docker-offers.ts'
import { explainedBy, faultOf } from '../../../../main/registry/docker-handshake/judge-answer.ts'
import type { ServerAnswer } from '../../../../main/registry/docker-handshake/server-answer.ts'
import type { ServerFlight } from '../../../../main/registry/tls-records/server-flight.ts'
import type { ServerHello } from '../../../../main/registry/tls-records/server-hello.ts'

const hello = (about: Partial<ServerHello> = {}): ServerHello => ({
  message: Buffer.alloc(0),
  version: 0x0303,
  cipherSuite: 0xc02f,
  isRetryRequest: false,
  compression: 0,
  ...about,
})
/** A whole answer. */
const answer = (about: Partial<ServerFlight> = {}, chosen = hello()): ServerAnswer => ({
  hello: chosen,
  flight: {
    hello: chosen,
    certificates: [],
    certificatesLength: 900,
    asksForClientCertificate: false,
    group: 0x001d,
    signature: 0x0804,
    isComplete: true,
    ...about,
  },
  isOver: true,
})
const tls13 = hello({ version: 0x0304, cipherSuite: 0x1301 })
const [today, middle, oldest] = offersFor(undefined) as [DockerOffer, DockerOffer, DockerOffer]

describe('the fault of a server’s answer, by the Docker that gets it', () => {
  it.each<[string, ServerAnswer, (string | undefined)[]]>([
    ['what all accept', answer(), [undefined, undefined, undefined]],
    ['TLS 1.3', answer({}, tls13), [undefined, undefined, undefined]],
    ['TLS 1.1', answer({}, hello({ version: 0x0302 })), ['tls-too-old', 'tls-too-old', 'tls-too-old']],
    [
      'ChaCha20 with TLS 1.2',
      answer({}, hello({ cipherSuite: 0xcca8 })),
      [undefined, 'handshake-cipher', 'handshake-cipher'],
    ],
    ['SHA-1', answer({ signature: 0x0201 }), ['handshake-signature', undefined, undefined]],
    [
      'PKCS #1 with TLS 1.3',
      answer({ signature: 0x0401 }, tls13),
      ['handshake-signature', 'handshake-signature', 'handshake-signature'],
    ],
    ['X448', answer({ group: 0x001e }), ['handshake-group', 'handshake-group', 'handshake-group']],
    ['65,536 bytes of certificates', answer({ certificatesLength: 65_536 }), [undefined, undefined, undefined]],
    ['a byte more', answer({ certificatesLength: 65_537 }), [undefined, undefined, 'handshake-chain-long']],
    [
      'a request to retry',
      { hello: hello({ isRetryRequest: true, version: 0x0304, cipherSuite: 0x1301 }), isOver: true },
      [undefined, undefined, undefined],
    ],
    ['an alert', { alert: 40, isOver: true }, ['handshake-refused', 'handshake-refused', 'handshake-refused']],
    ['nothing', { isOver: false }, ['handshake-refused', 'handshake-refused', 'handshake-refused']],
  ])('%s', (_, given, codes) => {
    expect([today, middle, oldest].map((offer) => faultOf(given, () => undefined, offer)?.code)).toEqual(codes)
  })
})

it('what a server would do instead tells why it refused', () => {
  expect(explainedBy(answer({}, hello({ cipherSuite: 0x009c })), today)).toEqual({
    code: 'handshake-cipher',
    params: { cipher: 'TLS_RSA_WITH_AES_128_GCM_SHA256' },
  })
  expect(explainedBy(answer(), today)).toBeUndefined()
})

it('the Docker of a host decides alone', () => {
  expect(offersFor(24).map(({ dockers }) => dockers)).toEqual(['25–28'])
  expect(offersFor(17).map(({ dockers }) => dockers)).toEqual(['20.10–24'])
  expect(offersFor(27).map(({ dockers }) => dockers)).toEqual(['29'])
})
