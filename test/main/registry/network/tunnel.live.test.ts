import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Mint, type Minted, openMint, serverExtensions } from '../../../support/certificates/mint.ts'
import { codesOf, inspect, serving } from '../../../support/registry/inspect.ts'
import { startHttps, startProxy, startTcp } from '../../../support/registry/tls-servers.ts'

let mint: Mint
let leaf: Minted

beforeAll(async () => {
  mint = await openMint()
  leaf = await mint.mint('leaf', { extensions: serverExtensions('DNS:registry.test') })
})
afterAll(() => mint.remove())

describe('a registry behind a proxy', () => {
  it('is inspected through it; the proxy resolves the name', async () => {
    const registry = await serving(startHttps({ cert: leaf.cert, key: leaf.key }))
    const proxy = await serving(startProxy())
    const env = { HTTPS_PROXY: `http://user:p%40ss@127.0.0.1:${proxy.port}` }
    const inspection = await inspect(`registry.test:${registry.port}`, { env })
    expect(inspection).toMatchObject({
      addresses: [],
      address: '127.0.0.1',
      proxy: `http://127.0.0.1:${proxy.port}`,
      api: { isRegistry: true },
    })
    expect(codesOf(inspection)).toEqual([])
    const asked = {
      target: `registry.test:${registry.port}`,
      authorization: `Basic ${Buffer.from('user:p@ss').toString('base64')}`,
    }
    // Once to begin a handshake as Docker does, once to look.
    expect(proxy.asked).toEqual([asked, asked])
  })

  it('is unreachable if the proxy refuses', async () => {
    const proxy = await serving(startProxy('HTTP/1.1 403 Forbidden\r\n\r\n'))
    const env = { HTTPS_PROXY: `http://user:secret@127.0.0.1:${proxy.port}` }
    await expect(inspect('registry.test', { env })).rejects.toMatchObject({
      code: 'proxy-failed',
      params: {
        proxy: `http://127.0.0.1:${proxy.port}`,
        host: 'registry.test',
        detail: { phrase: 'http-status', params: { status: 403 } },
      },
    })
  })

  it.each([
    ['needs a login', '', 'proxy-login-needed'],
    ['refuses the login', 'user:secret@', 'proxy-login-refused'],
  ])('is unreachable if the proxy %s, and no message has the password', async (_, login, code) => {
    const proxy = await serving(startProxy('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'))
    const env = { HTTPS_PROXY: `http://${login}127.0.0.1:${proxy.port}` }
    await expect(inspect('registry.test', { env })).rejects.toMatchObject({
      code,
      params: { proxy: `http://127.0.0.1:${proxy.port}` },
    })
  })

  it('is unreachable if the proxy stays silent', async () => {
    const proxy = await serving(startTcp(() => undefined))
    const env = { HTTPS_PROXY: `127.0.0.1:${proxy.port}` }
    await expect(inspect('registry.test', { env, timeouts: { connectMs: 200 } })).rejects.toMatchObject({
      code: 'proxy-failed',
      params: { detail: { phrase: 'no-answer', params: { seconds: 0.2 } } },
    })
  })

  it('is unreachable if the proxy is down, or of an unknown kind', async () => {
    const proxy = await startTcp(() => undefined)
    await proxy.close()
    const refused = inspect('registry.test', { env: { HTTPS_PROXY: `127.0.0.1:${proxy.port}` } })
    await expect(refused).rejects.toMatchObject({
      code: 'proxy-failed',
      params: { detail: { phrase: 'system-ECONNREFUSED' } },
    })
    const unknown = inspect('registry.test', { env: { HTTPS_PROXY: 'socks5://127.0.0.1' } })
    await expect(unknown).rejects.toMatchObject({
      code: 'proxy-failed',
      params: { detail: { phrase: 'proxy-unsupported', params: { scheme: 'socks5' } } },
    })
    const malformed = inspect('registry.test', { env: { HTTPS_PROXY: 'http://us%er@127.0.0.1' } })
    await expect(malformed).rejects.toMatchObject({ code: 'proxy-failed', params: { proxy: 'http://127.0.0.1' } })
  })
})
