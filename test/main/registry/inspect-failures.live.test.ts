import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caExtensions, type Mint, type Minted, openMint, serverExtensions } from '../../support/certificates/mint.ts'
import { caFile, codesOf, inspect, inspectServer, serving } from '../../support/registry/inspect.ts'
import { rawServerFlight } from '../../support/registry/raw-tls.ts'
import { startHttp, startHttps, startTcp } from '../../support/registry/tls-servers.ts'

let mint: Mint
let leaf: Minted

beforeAll(async () => {
  mint = await openMint()
  leaf = await mint.mint('leaf', { extensions: serverExtensions('IP:127.0.0.1') })
})
afterAll(() => mint.remove())

const impatient = { connectMs: 300, handshakeMs: 300, httpMs: 300 }

describe('a place without TLS', () => {
  it('that speaks plain HTTP', async () => {
    const server = await serving(startHttp())
    await expect(inspectServer(server)).rejects.toMatchObject({ code: 'plain-http', params: { port: server.port } })
  })

  it('that speaks plain HTTP, but does not answer other bytes', async () => {
    const server = await serving(
      startTcp((socket) =>
        socket.on('data', (data) => {
          if (data.toString('latin1').startsWith('GET ')) socket.end('HTTP/1.1 200 OK\r\n\r\n')
        }),
      ),
    )
    await expect(inspectServer(server, { timeouts: impatient })).rejects.toMatchObject({ code: 'plain-http' })
  })

  it('that speaks plain HTTP, and closes on other bytes', async () => {
    const server = await serving(
      startTcp((socket) =>
        socket.on('data', (data) => {
          if (data.toString('latin1').startsWith('GET ')) socket.end('HTTP/1.1 200 OK\r\n\r\n')
          else socket.end()
        }),
      ),
    )
    await expect(inspectServer(server)).rejects.toMatchObject({ code: 'plain-http' })
  })

  it('that is another service', async () => {
    const server = await serving(startTcp((socket) => void socket.write('SSH-2.0-OpenSSH_9.2\r\n')))
    await expect(inspectServer(server)).rejects.toMatchObject({ code: 'not-tls' })
  })

  it('that is silent', async () => {
    const server = await serving(startTcp(() => undefined))
    await expect(inspectServer(server, { timeouts: impatient })).rejects.toMatchObject({
      code: 'tls-timeout',
      params: { seconds: 0.3 },
    })
  })

  it.each(['end', 'resetAndDestroy'] as const)('that closes at once (%s)', async (how) => {
    const server = await serving(startTcp((socket) => void socket.once('data', () => socket[how]())))
    await expect(inspectServer(server)).rejects.toMatchObject({ code: 'connection-reset' })
  })
})

describe('a handshake', () => {
  it('that ends with an alert', async () => {
    const alert = Buffer.from([21, 3, 3, 0, 2, 2, 40])
    const server = await serving(startTcp((socket) => void socket.once('data', () => socket.end(alert))))
    await expect(inspectServer(server)).rejects.toMatchObject({
      code: 'tls-handshake',
      params: { detail: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE' },
    })
  })

  it.each([
    [
      'rubbish',
      [Buffer.from('rubbish')],
      { phrase: 'chain-certificate', params: { position: 1, detail: expect.any(String) } },
    ],
    [
      'a damaged second certificate',
      ['leaf', Buffer.from([0x30, 3, 2, 1, 1])],
      { phrase: 'chain-certificate', params: { position: 2, detail: expect.any(String) } },
    ],
    [
      'too long a chain',
      Array.from({ length: 9 }, () => Buffer.alloc(30_000)),
      { phrase: 'chain-too-long', params: { limit: 262_144 } },
    ],
  ])('that shows %s', async (_, certificates, detail) => {
    const der = Buffer.from(leaf.cert.replace(/-.*-|\s/g, ''), 'base64')
    const flight = rawServerFlight(certificates.map((one) => (typeof one === 'string' ? der : one)))
    const server = await serving(startTcp((socket) => void socket.once('data', () => socket.write(flight))))
    await expect(inspectServer(server, { timeouts: impatient })).rejects.toMatchObject({
      code: 'chain-unreadable',
      params: { detail },
    })
  })
})

describe('a name', () => {
  it('that does not exist', async () => {
    await expect(inspect('registry.invalid')).rejects.toMatchObject({
      code: 'dns-not-found',
      params: { host: 'registry.invalid' },
    })
  })

  it('with a closed port', async () => {
    const server = await startTcp(() => undefined)
    await server.close()
    await expect(inspectServer(server)).rejects.toMatchObject({
      code: 'connect-refused',
      params: { address: '127.0.0.1', port: server.port },
    })
  })
})

describe('cancelling', () => {
  it('ends the wait for a silent server', async () => {
    const stop = new AbortController()
    const server = await serving(startTcp((socket) => void socket.once('data', () => stop.abort())))
    await expect(inspectServer(server, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('ends the wait for an answer to GET /v2/', async () => {
    const stop = new AbortController()
    const server = await serving(startHttps({ cert: leaf.cert, key: leaf.key }, () => stop.abort()))
    await expect(inspectServer(server, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('beforehand opens no connection', async () => {
    let connections = 0
    const server = await serving(
      startTcp(() => {
        connections += 1
      }),
    )
    await expect(inspectServer(server, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
    await sleep(20)
    expect(connections).toBe(0)
  })
})

describe('a registry that does not answer GET /v2/ properly', () => {
  it.each([
    ['breaks off', { phrase: 'system-ECONNRESET' }, (socket: import('node:stream').Duplex) => socket.destroy()],
    ['speaks rubbish', 'HPE_INVALID_CONSTANT', (socket: import('node:stream').Duplex) => socket.end('rubbish\r\n')],
    ['stays silent', { phrase: 'no-answer', params: { seconds: 0.3 } }, () => undefined],
  ])('because it %s is shown with its chain', async (_, detail, act) => {
    const server = await serving(
      startHttps({ cert: leaf.cert, key: leaf.key }, ({ socket }) => {
        act(socket)
      }),
    )
    const inspection = await inspectServer(server, { timeouts: impatient })
    expect(inspection.chain).toHaveLength(1)
    expect(inspection.api).toBeUndefined()
    expect(inspection.findings.find(({ code }) => code === 'answer-missing')?.params).toEqual({ detail })
  })

  it('because it is something else', async () => {
    const server = await serving(
      startHttps({ cert: leaf.cert, key: leaf.key }, (_request, response) => response.writeHead(404).end('<html>')),
    )
    const inspection = await inspectServer(server)
    expect(inspection.api).toEqual({ status: 404, isRegistry: false })
    expect(codesOf(inspection)).toContain('answer-strange')
  })
})

describe('a CA file', () => {
  it('that did not sign the chain', async () => {
    const { cert } = await mint.mint('other', { extensions: caExtensions })
    const server = await serving(startHttps({ cert: leaf.cert, key: leaf.key }))
    await expect(inspectServer(server, { ca: caFile('other.pem', cert) })).rejects.toMatchObject({
      code: 'anchor-unrelated',
      params: { file: 'other.pem', host: '127.0.0.1', issuer: 'CN=leaf' },
    })
  })
})
