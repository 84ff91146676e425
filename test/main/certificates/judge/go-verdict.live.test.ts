import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CaFile } from '../../../../main/certificates/read/certificate-file.ts'
import type { Inspection } from '../../../../shared/model/inspection.ts'
import { goVerdict, hasGoProgram } from '../../../support/certificates/go-verdict.ts'
import { caExtensions, type Minted, serverExtensions } from '../../../support/certificates/mint.ts'
import { type MintedChain, openMintedChain } from '../../../support/certificates/minted-chain.ts'
import { verifiesByOpenssl } from '../../../support/certificates/verifies-by-openssl.ts'
import { caFile, codesOf, inspect, serving } from '../../../support/registry/inspect.ts'
import { startOpensslServer } from '../../../support/registry/tls-servers.ts'

const local = serverExtensions('DNS:localhost')
/** Lets openssl serve what it finds too weak by itself. */
const anyStrength = ['-cipher', 'DEFAULT:@SECLEVEL=0']
const noUsage = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,digitalSignature']
let mint: MintedChain
let root: Minted
let middle: Minted

beforeAll(async () => {
  mint = await openMintedChain('DNS:localhost')
  ;({ root, middle } = mint)
})
afterAll(() => mint?.remove())
beforeEach(async ({ skip }) => skip(!(await hasGoProgram()), 'docker-registry is not installed'))

/** Shows a chain on a real server and asks Mooring and Go about it; Go trusts the anchor that Mooring chose. */
async function ask(
  chain: readonly Minted[],
  options: { host?: string; serverArgs?: string[]; ca?: CaFile; pin?: string } = {},
) {
  const { host = 'localhost', serverArgs = [], ...given } = options
  const [leaf, ...others] = chain as [Minted, ...Minted[]]
  const sent = others.length > 0 ? ['-cert_chain', await mint.bundle('sent', ...others)] : []
  const server = await serving(startOpensslServer('-cert', leaf.certFile, '-key', leaf.keyFile, ...sent, ...serverArgs))
  const inspection = await inspect(`${host}:${server.port}`, given)
  const verdict = await goVerdict(`https://${host}:${server.port}`, inspection.anchor.certificate.pem)
  return { inspection, verdict }
}

describe('what Go accepts, Mooring finds no error in', () => {
  it.each<[string, Inspection['anchor']['kind'], () => Promise<Minted[]>]>([
    [
      'a self-signed leaf that is no CA',
      'self-signed-leaf',
      async () => [await mint.mint('own', { extensions: local })],
    ],
    [
      'a chain without its root',
      'topmost-intermediate',
      async () => [await mint.mint('leaf', { issuer: middle, extensions: local }), middle],
    ],
    ['a leaf alone', 'leaf-only', async () => [await mint.mint('leaf', { issuer: middle, extensions: local })]],
    [
      'a chain in the wrong order, with strangers',
      'root-in-chain',
      async () => [
        await mint.mint('leaf', { issuer: middle, extensions: local }),
        await mint.mint('stranger', { extensions: caExtensions }),
        root,
        middle,
      ],
    ],
    [
      'a decoy with the issuer’s name before the issuer',
      'root-in-chain',
      async () => [
        await mint.mint('leaf', { issuer: middle, extensions: local }),
        await mint.mint('decoy', { subject: '/CN=middle', issuer: root, extensions: caExtensions }),
        middle,
        root,
      ],
    ],
    [
      'a root of version 1',
      'root-in-chain',
      async () => {
        const old = await mint.mint('old')
        return [await mint.mint('leaf', { issuer: old, extensions: local }), old]
      },
    ],
    [
      'a root that signed itself with SHA-1',
      'root-in-chain',
      async () => {
        const old = await mint.mint('sha1-root', { extensions: caExtensions, digest: 'sha1' })
        return [await mint.mint('leaf', { issuer: old, extensions: local }), old]
      },
    ],
    [
      'an intermediate that is cross-signed by a root that is not there',
      'root-in-chain',
      async () => {
        const older = await mint.mint('older', { extensions: caExtensions })
        const cross = await mint.mint('cross', {
          subject: '/CN=root',
          keyOf: root,
          issuer: older,
          extensions: caExtensions,
        })
        return [await mint.mint('leaf', { issuer: middle, extensions: local }), middle, cross, root]
      },
    ],
    [
      'an expired root above a valid intermediate',
      'topmost-intermediate',
      async () => {
        const gone = await mint.mint('gone', { extensions: caExtensions, days: -1 })
        const below = await mint.mint('below', { issuer: gone, extensions: caExtensions })
        return [await mint.mint('leaf', { issuer: below, extensions: local }), below, gone]
      },
    ],
  ])('%s', async (_, kind, chain) => {
    const { inspection, verdict } = await ask(await chain())
    expect(verdict).toBeUndefined()
    expect(inspection.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(inspection.anchor.kind).toBe(kind)
    expect(await verifiesByOpenssl(inspection, mint.directory)).toContain('OK')
  })
})

describe('what Go refuses though it is trusted, Mooring says why', () => {
  it.each<[string, RegExp, () => Promise<Minted[]>]>([
    [
      'no-alternative-name',
      /legacy Common Name/,
      async () => [await mint.mint('cn', { subject: '/CN=localhost', extensions: ['basicConstraints=CA:FALSE'] })],
    ],
    [
      'name-mismatch',
      /valid for other.test, not localhost/,
      async () => [await mint.mint('other', { extensions: serverExtensions('DNS:other.test') })],
    ],
    ['expired', /expired/, async () => [await mint.mint('late', { extensions: local, days: -1 })]],
    [
      'no-server-usage',
      /incompatible key usage/,
      async () => [
        await mint.mint('client', { extensions: ['extendedKeyUsage=clientAuth', 'subjectAltName=DNS:localhost'] }),
      ],
    ],
    [
      'no-server-usage',
      /incompatible key usage/,
      async () => withIssuer([...caExtensions, 'extendedKeyUsage=clientAuth']),
    ],
    [
      'issuer-not-ca',
      /signed by unknown authority.*cannot sign/,
      async () => withIssuer(['basicConstraints=CA:FALSE']),
    ],
    [
      'issuer-not-ca',
      /signed by unknown authority.*cannot sign/,
      async () => withIssuer(['subjectKeyIdentifier=hash']),
    ],
    ['issuer-may-not-sign', /signed by unknown authority.*cannot sign/, async () => withIssuer(noUsage)],
    [
      'path-too-long',
      /too many intermediates/,
      async () => {
        const short = await mint.mint('short', { extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0'] })
        const below = await mint.mint('below', {
          issuer: short,
          extensions: [...caExtensions, 'extendedKeyUsage=serverAuth'],
        })
        return [await mint.mint('leaf', { issuer: below, extensions: local }), below, short]
      },
    ],
    [
      'signature-weak',
      /insecure algorithm ECDSA-SHA1/,
      async () => {
        const leaf = await mint.mint('sha1', { issuer: root, extensions: local, digest: 'sha1' })
        return [leaf, root]
      },
    ],
    [
      'signature-unsupported',
      /algorithm unimplemented/,
      async () => [await mint.mint('sha224', { issuer: root, extensions: local, digest: 'sha224' }), root],
    ],
    [
      'extension-unknown',
      /unhandled critical extension/,
      async () => [await mint.mint('odd', { extensions: [...local, '1.2.3.4=critical,ASN1:NULL'] })],
    ],
    [
      'key-unsupported',
      /handshake failure|unsupported/,
      async () => [await mint.mint('goldilocks', { keyKind: 'ED448', extensions: local })],
    ],
  ])('%s: %s', async (code, words, chain) => {
    const shown = await chain()
    // As a CA file the top of the chain is the anchor, whatever Mooring would have chosen.
    const { inspection, verdict } = await ask(shown, {
      ca: caFile('ca.pem', shown.at(-1)?.cert ?? ''),
      serverArgs: anyStrength,
    })
    expect(verdict).toMatch(words)
    expect(inspection.findings.find((finding) => finding.code === code)).toMatchObject({
      severity: 'error',
      certificate: expect.any(Number),
    })
  })

  it('an address that the certificate does not name', async () => {
    const { inspection, verdict } = await ask([await mint.mint('leaf', { extensions: local })], { host: '127.0.0.1' })
    expect(verdict).toMatch(/doesn't contain any IP SANs/)
    expect(codesOf(inspection)).toContain('address-not-named')
  })

  it('a protocol that is too old', async () => {
    const old = ['-tls1_1', ...anyStrength]
    const { inspection, verdict } = await ask([await mint.mint('leaf', { extensions: local })], { serverArgs: old })
    expect(verdict).toMatch(/protocol version/)
    expect(codesOf(inspection)).toContain('tls-too-old')
  })
})

describe('if Go refuses the chain’s top as an anchor, Mooring takes a lower one and says why', () => {
  it.each([
    ['no CA', noUsage.slice(1), 'issuer-not-ca'],
    ['not allowed to sign', noUsage, 'issuer-may-not-sign'],
  ])('because it is %s', async (_, extensions, problem) => {
    const { inspection, verdict } = await ask(await withIssuer(extensions))
    expect(verdict).toBeUndefined()
    expect(inspection.anchor.kind).toBe('leaf-only')
    const finding = inspection.findings.find(({ code }) => code === 'issuer-unusable')
    expect(finding).toMatchObject({ severity: 'warning', certificate: 1 })
    expect(JSON.stringify(finding?.params['problem'])).toContain(`"note":"${problem}"`)
  })
})

describe('a pinned certificate is an anchor for Go, as Mooring judges it', () => {
  it.each(['leaf', 'middle'] as const)('%s', async (which) => {
    const leaf = await mint.mint('leaf', { issuer: middle, extensions: local })
    const pin = new X509Certificate({ leaf, middle }[which].cert).fingerprint256
    const { inspection, verdict } = await ask([leaf, middle, root], { pin })
    expect(verdict).toBeUndefined()
    expect(inspection.anchor).toMatchObject({ kind: 'pinned', certificate: { fingerprint: pin } })
    expect(inspection.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

/** A leaf and the self-signed issuer that it takes to be one. */
async function withIssuer(extensions: readonly string[]): Promise<Minted[]> {
  const issuer = await mint.mint('issuer', { extensions })
  return [await mint.mint('leaf', { issuer, extensions: local }), issuer]
}
