import type { RequestListener } from 'node:http'
import { createServer, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  caExtensions,
  type Mint,
  type Minted,
  openMint,
  opensslFingerprint,
  serverExtensions,
} from '../../support/certificates/mint.ts'
import { codesOf, inspectServer, serving } from '../../support/registry/inspect.ts'
import { listen, startHttps } from '../../support/registry/tls-servers.ts'

const here = serverExtensions('IP:127.0.0.1')
let mint: Mint
let root: Minted
let registry: Minted

beforeAll(async () => {
  mint = await openMint()
  root = await mint.mint('root', { extensions: caExtensions })
  registry = await mint.mint('registry', { issuer: root, extensions: here })
})
afterAll(() => mint.remove())

const wantsTokenFrom =
  (realm: string): RequestListener =>
  (_request, response) => {
    response.writeHead(401, { 'WWW-Authenticate': `Bearer realm="${realm}",service="registry"` })
    response.end('{"errors":[{"code":"UNAUTHORIZED"}]}')
  }

async function inspectWithRealm(realm: string) {
  const options = { cert: registry.cert + root.cert, key: registry.key }
  return inspectServer(await serving(startHttps(options, wantsTokenFrom(realm))))
}

describe('the token realm', () => {
  it('is reported, and not inspected again if it is the registry itself', async () => {
    const server = await serving(
      startHttps({ cert: registry.cert + root.cert, key: registry.key }, (request, response) =>
        wantsTokenFrom(`https://${request.headers.host}/token`)(request, response),
      ),
    )
    const inspection = await inspectServer(server)
    const tokenRealm = `https://127.0.0.1:${server.port}/token`
    expect(inspection.api).toEqual({ status: 401, isRegistry: true, tokenRealm })
    expect(inspection.realm).toBeUndefined()
    expect(codesOf(inspection)).toEqual([])
  })

  it('is covered if the same anchor signs it', async () => {
    const auth = await mint.mint('auth', { issuer: root, extensions: here })
    const server = await serving(startHttps({ cert: auth.cert, key: auth.key }))
    const url = `https://127.0.0.1:${server.port}/token`
    const inspection = await inspectWithRealm(url)
    expect(inspection.realm).toEqual({
      url,
      host: `127.0.0.1:${server.port}`,
      sameAnchor: true,
      fingerprint: await opensslFingerprint(auth.certFile),
    })
    expect(codesOf(inspection)).toEqual([])
  })

  it('is not covered by an anchor of the same name', async () => {
    const otherRoot = await mint.mint('other-root', { subject: '/CN=root', extensions: caExtensions })
    const auth = await mint.mint('auth', { issuer: otherRoot, extensions: here })
    const server = await serving(startHttps({ cert: auth.cert, key: auth.key }))
    const inspection = await inspectWithRealm(`https://127.0.0.1:${server.port}/token`)
    expect(inspection.realm?.sameAnchor).toBe(false)
    expect(codesOf(inspection)).toEqual(['realm-not-covered'])
  })

  it('is not covered if its certificate has another name', async () => {
    const auth = await mint.mint('auth', { issuer: root, extensions: serverExtensions('DNS:auth.test') })
    const server = await serving(startHttps({ cert: auth.cert, key: auth.key }))
    const inspection = await inspectWithRealm(`https://127.0.0.1:${server.port}/token`)
    expect(inspection.realm?.sameAnchor).toBe(false)
    expect(codesOf(inspection)).toEqual(['realm-not-covered'])
  })

  it('never gets the client certificate, which is the registry’s alone', async () => {
    const auth = await mint.mint('auth', { issuer: root, extensions: here })
    const own = await mint.mint('client', { issuer: root, extensions: ['extendedKeyUsage=clientAuth'] })
    const asking = { ca: root.cert, requestCert: true, rejectUnauthorized: false }
    const seen: (readonly [string, string | undefined])[] = []
    const see = (server: string, socket: TLSSocket) => seen.push([server, socket.getPeerX509Certificate()?.subject])
    // In TLS 1.2 the server has seen the client's certificate before the client's handshake is complete.
    const realm = createServer({ cert: auth.cert, key: auth.key, ...asking, maxVersion: 'TLSv1.2' }, (socket) => {
      see('realm', socket)
      socket.on('error', () => undefined)
    })
    const server = await serving(listen(realm, '127.0.0.1'))
    const answer = wantsTokenFrom(`https://127.0.0.1:${server.port}/token`)
    const options = { cert: registry.cert + root.cert, key: registry.key, ...asking }
    const registryServer = startHttps(options, (request, response) => {
      see('registry', request.socket as TLSSocket)
      answer(request, response)
    })
    const client = { certPem: own.cert, keyPem: own.key }
    const inspection = await inspectServer(await serving(registryServer), { client })
    expect(seen).toEqual([
      ['registry', 'CN=client'],
      ['realm', undefined],
    ])
    expect(codesOf(inspection)).toEqual(['realm-asks-client-certificate'])
  })

  it('that is unreachable is reported with its error', async () => {
    const inspection = await inspectWithRealm('https://auth.invalid/token')
    expect(inspection.realm).toMatchObject({
      host: 'auth.invalid',
      sameAnchor: false,
      error: { code: 'dns-not-found' },
    })
    expect(codesOf(inspection)).toEqual(['realm-unreachable'])
  })

  it.each(['http://127.0.0.1/token', '/token', 'file:///etc/passwd'])('that is %s is not inspected', async (realm) => {
    const inspection = await inspectWithRealm(realm)
    expect(inspection.realm).toMatchObject({ url: realm, sameAnchor: false })
    expect(codesOf(inspection)).toEqual(['realm-unsafe'])
  })
})
