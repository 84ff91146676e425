import type { RequestListener } from 'node:http'
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
import { startHttps } from '../../support/registry/tls-servers.ts'

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
