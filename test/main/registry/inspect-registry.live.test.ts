import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pemBlocks } from '../../../shared/pem.ts'
import { caExtensions, type Minted, opensslFingerprint, serverExtensions } from '../../support/certificates/mint.ts'
import { type MintedChain, openMintedChain } from '../../support/certificates/minted-chain.ts'
import { run } from '../../support/processes/process.ts'
import { codesOf, inspect, inspectServer, serving } from '../../support/registry/inspect.ts'
import { startHttps, startOpensslServer, type TestServer } from '../../support/registry/tls-servers.ts'

const names = ['IP:127.0.0.1', 'IP:::1', 'DNS:localhost']
const here = serverExtensions(...names)
let mint: MintedChain
let root: Minted
let middle: Minted
let leaf: Minted
let stranger: Minted

beforeAll(async () => {
  mint = await openMintedChain(...names)
  ;({ root, middle, leaf } = mint)
  stranger = await mint.mint('stranger', { extensions: caExtensions })
})
afterAll(() => mint?.remove())

/** The chain as `openssl s_client` sees it on the wire: base64 bodies in the order sent. */
async function chainByOpenssl({ port }: TestServer): Promise<string[]> {
  const { stdout } = await run('openssl', ['s_client', '-connect', `127.0.0.1:${port}`, '-showcerts'])
  return pemBlocks(stdout.split('\nServer certificate')[0] ?? '')
    .filter(({ label }) => label === 'CERTIFICATE')
    .map(({ body }) => body)
}

const pairOf = ({ cert, key }: Minted) => ({ certPem: cert, keyPem: key })
const bodyOf = (pem: string) => pemBlocks(pem)[0]?.body

describe('the chain', () => {
  it.each(['-tls1_2', '-tls1_3'])('is reported exactly as sent, in any order (%s)', async (version) => {
    const others = await mint.bundle(`wrong-order${version}`, stranger, root, middle, root)
    const server = await serving(
      startOpensslServer(version, '-cert', leaf.certFile, '-key', leaf.keyFile, '-cert_chain', others),
    )
    const inspection = await inspectServer(server)
    const sent = inspection.chain.map(({ pem }) => bodyOf(pem))
    expect(sent).toEqual([leaf, stranger, root, middle, root].map(({ cert }) => bodyOf(cert)))
    expect(sent).toEqual(await chainByOpenssl(server))
    expect(inspection.order).toEqual([0, 3, 2])
    expect(inspection.anchor.kind).toBe('root-in-chain')
    expect(inspection.anchor.path).toEqual(
      await Promise.all([leaf, middle, root].map(({ certFile }) => opensslFingerprint(certFile))),
    )
    expect(codesOf(inspection)).toEqual(
      expect.arrayContaining(['order-wrong', 'certificate-unrelated', 'certificate-duplicate']),
    )
    expect(inspection.publiclyTrusted).toBe(false)
  })

  it.each(['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'])(
    'is read from a TLS 1.3 handshake with %s',
    async (cipher) => {
      const server = await serving(
        startOpensslServer(
          '-ciphersuites',
          cipher,
          '-cert',
          leaf.certFile,
          '-key',
          leaf.keyFile,
          '-cert_chain',
          middle.certFile,
        ),
      )
      const { tls, chain } = await inspectServer(server)
      expect(tls).toEqual({ protocol: 'TLSv1.3', cipher })
      expect(chain.map(({ commonName }) => commonName)).toEqual(['leaf', 'middle'])
    },
  )

  it('is read from a handshake with an RSA key exchange, which tells the keys before the cipher', async () => {
    const { certFile, keyFile } = await mint.mint('rsa-exchange', { keyKind: 'RSA:2048', extensions: here })
    const server = await serving(
      startOpensslServer('-tls1_2', '-cipher', 'AES128-GCM-SHA256', '-cert', certFile, '-key', keyFile),
    )
    const { tls, chain } = await inspectServer(server)
    expect(tls).toEqual({ protocol: 'TLSv1.2', cipher: 'TLS_RSA_WITH_AES_128_GCM_SHA256' })
    expect(chain).toHaveLength(1)
  })

  it('is read when the server asks for another key share first', async () => {
    const server = await serving(
      startOpensslServer('-tls1_3', '-groups', 'P-521', '-cert', leaf.certFile, '-key', leaf.keyFile),
    )
    expect((await inspectServer(server)).chain).toHaveLength(1)
  })

  it.each([
    ['RSA:2048', 'rsa', 2048, undefined],
    ['EC:P-384', 'ec', 384, 'P-384'],
    ['ED25519', 'ed25519', undefined, undefined],
  ] as const)('may have a key of the kind %s', async (keyKind, type, bits, curve) => {
    const { certFile, keyFile } = await mint.mint(`kind-${type}`, { keyKind, extensions: here })
    const server = await serving(startOpensslServer('-cert', certFile, '-key', keyFile))
    const inspection = await inspectServer(server)
    expect(inspection.chain[0]?.key).toEqual({ type, ...(bits && { bits }), ...(curve && { curve }) })
    expect(inspection.anchor.kind).toBe('self-signed-leaf')
    expect(inspection.anchor.certificate.fingerprint).toBe(await opensslFingerprint(certFile))
  })

  it('is the one for the requested name', async () => {
    const server = await serving(
      startOpensslServer(
        ...['-cert', leaf.certFile, '-key', leaf.keyFile],
        ...['-servername', 'localhost', '-cert2', middle.certFile, '-key2', middle.keyFile],
      ),
    )
    expect((await inspectServer(server)).chain[0]?.commonName).toBe('leaf')
    expect((await inspect(`localhost:${server.port}`)).chain[0]?.commonName).toBe('middle')
  })
})

describe('an old or insisting server', () => {
  it.each([
    ['-tls1', 'TLSv1'],
    ['-tls1_1', 'TLSv1.1'],
  ])('that speaks at most %s is still inspected', async (version, protocol) => {
    const server = await serving(
      startOpensslServer(version, '-cipher', 'DEFAULT:@SECLEVEL=0', '-cert', leaf.certFile, '-key', leaf.keyFile),
    )
    const inspection = await inspectServer(server)
    expect(inspection.tls.protocol).toBe(protocol)
    expect(inspection.findings.find(({ code }) => code === 'tls-too-old')).toMatchObject({
      severity: 'error',
      params: { protocol },
    })
  })

  it.each(['-tls1_2', '-tls1_3'])('that insists on a client certificate shows its chain (%s)', async (version) => {
    const server = await serving(
      startOpensslServer(
        ...[version, '-cert', leaf.certFile, '-key', leaf.keyFile, '-cert_chain', middle.certFile],
        ...['-Verify', '2', '-CAfile', root.certFile, '-verify_return_error'],
      ),
    )
    const inspection = await inspectServer(server)
    expect(inspection.chain).toHaveLength(2)
    expect(inspection.tls.protocol).toBe(version === '-tls1_2' ? 'TLSv1.2' : 'TLSv1.3')
    expect(inspection.tls.cipher).toMatch(/^TLS_/)
    expect(inspection.api).toBeUndefined()
    expect(codesOf(inspection)).toContain('client-certificate-required')

    const own = await mint.mint(`client${version}`, { issuer: root, extensions: ['extendedKeyUsage=clientAuth'] })
    const welcome = await inspectServer(server, { client: pairOf(own) })
    expect(welcome.api?.status).toBe(200)
    expect(codesOf(welcome)).not.toContain('client-certificate-required')

    const refused = await inspectServer(server, { client: pairOf(stranger) })
    expect(codesOf(refused)).toContain('client-certificate-refused')
  })

  it('that only asks for one answers without', async () => {
    const server = await serving(
      startHttps({ cert: leaf.cert, key: leaf.key, requestCert: true, rejectUnauthorized: false }),
    )
    expect(codesOf(await inspectServer(server))).toContain('client-certificate-optional')
  })
})

describe('the route', () => {
  it('may be IPv6', async () => {
    const server = await serving(startHttps({ cert: leaf.cert + middle.cert, key: leaf.key }, undefined, '::1'))
    const inspection = await inspect(`[::1]:${server.port}`)
    expect(inspection.address).toBe('::1')
    expect(codesOf(inspection)).toEqual(['partial-chain'])
  })

  it('leads to the address of a name that answers', async () => {
    const server = await serving(startHttps({ cert: leaf.cert, key: leaf.key }))
    const inspection = await inspect(`localhost:${server.port}`)
    expect(inspection.address).toBe('127.0.0.1')
    expect(inspection.addresses).toContain('127.0.0.1')
  })
})

it('tells what it waits for, one thing after the other', async () => {
  const server = await serving(startHttps({ cert: leaf.cert, key: leaf.key }))
  const stages: string[] = []
  await inspectServer(server, { onStage: (stage) => stages.push(stage) })
  expect(stages).toEqual(['address', 'handshake', 'answer'])
})

describe('time', () => {
  it('comes from the caller', async () => {
    const server = await serving(startHttps({ cert: leaf.cert, key: leaf.key }))
    const later = new Date(Date.now() + 500 * 86_400_000)
    const inspection = await inspectServer(server, { now: () => later })
    expect(inspection.at).toBe(later.toISOString())
    expect(codesOf(inspection)).toContain('expired')
  })
})
