import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { todaysDocker } from '../../../../main/certificates/go/go-rules.ts'
import { makeFinding } from '../../../../main/certificates/judge/findings.ts'
import { judgeChain } from '../../../../main/certificates/judge/judge-chain.ts'
import { pathsFromLeaf, topOf } from '../../../../main/certificates/judge/paths.ts'
import { isPubliclyTrusted } from '../../../../main/certificates/judge/public-roots.ts'
import { type Trial, trialOf } from '../../../../main/certificates/judge/trial.ts'
import type { ParsedCertificate } from '../../../../main/certificates/read/parse-certificate.ts'
import { chainOf, judge, judgedHost } from '../../../support/certificates/judged.ts'
import { caExtensions, type Minted, openssl, serverExtensions } from '../../../support/certificates/mint.ts'
import { type MintedChain, openMintedChain } from '../../../support/certificates/minted-chain.ts'

const server = serverExtensions(`DNS:${judgedHost}`)
let mint: MintedChain
let root: Minted
let middle: Minted
let leaf: Minted

beforeAll(async () => {
  mint = await openMintedChain(`DNS:${judgedHost}`)
  ;({ root, middle, leaf } = mint)
})
afterAll(() => mint?.remove())

const isCalled = (pem: string, name: string) => new X509Certificate(pem).subject.endsWith(`\nCN=${name}`)

describe('the anchor', () => {
  it('is the root of the chain', () => {
    expect(judge(chainOf(leaf, middle, root))).toEqual({
      anchor: 'root',
      kind: 'root-in-chain',
      path: 3,
      order: [0, 1, 2],
      codes: [],
    })
  })

  it('is the topmost intermediate if the root is not sent', () => {
    const judged = judge(chainOf(leaf, middle))
    expect(judged).toMatchObject({ anchor: 'middle', kind: 'topmost-intermediate', codes: ['partial-chain'] })
  })

  it('is the leaf if its issuer is not sent, though the root is', () => {
    const judged = judge(chainOf(leaf, root))
    expect(judged).toMatchObject({ anchor: 'leaf', kind: 'leaf-only', order: [0] })
    expect(judged.codes).toEqual(['certificate-unrelated', 'leaf-only'])
  })

  it('is the leaf, with the address of its issuer', async () => {
    const access = 'authorityInfoAccess=OCSP;URI:http://ocsp.test,caIssuers;URI:http://ca.test/middle.crt'
    const told = await mint.mint('told', { issuer: middle, extensions: [...server, access] })
    const { observations } = judgeChain(chainOf(told), judgedHost, new Date(), {})
    expect(observations).toMatchObject([
      { code: 'leaf-only-issuer-known', params: { issuer: 'CN=middle', url: 'http://ca.test/middle.crt' } },
    ])
  })

  it('comes from the CA file, and a block of that which could not be read is told', () => {
    const ca = { name: 'ca.pem', certificates: chainOf(root), unread: [{ file: 'ca.pem', count: 1, line: 3 }] }
    const { anchor, observations } = judgeChain(chainOf(leaf, middle), judgedHost, new Date(), { ca })
    expect(anchor.certificate.commonName).toBe('root')
    expect(observations).toMatchObject([
      { code: 'ca-file-block', severity: 'warning', params: { file: 'ca.pem', count: 1, line: 3 } },
    ])
  })

  it('comes from the CA file, whichever certificate of it completes the path', async () => {
    const stranger = await mint.mint('stranger', { extensions: caExtensions })
    expect(judge(chainOf(leaf), { file: [stranger, root, middle] })).toMatchObject({
      anchor: 'middle',
      kind: 'ca-file',
      path: 2,
    })
    expect(judge(chainOf(leaf, middle), { file: [middle, stranger, root] })).toMatchObject({
      anchor: 'root',
      path: 3,
      order: [0, 1],
    })
    expect(judge(chainOf(leaf, middle, root), { file: [root] })).toMatchObject({
      anchor: 'root',
      order: [0, 1, 2],
      codes: [],
    })
    expect(judge(chainOf(leaf), { file: [leaf] })).toMatchObject({ anchor: 'leaf', kind: 'ca-file', codes: [] })
  })

  it('cannot come from a CA file that has only the right names', async () => {
    const decoy = await mint.mint('decoy', { subject: '/CN=middle', extensions: caExtensions })
    expect(() => judge(chainOf(leaf), { file: [decoy] })).toThrow(
      expect.objectContaining({
        code: 'anchor-unrelated',
        params: { file: 'ca.pem', host: judgedHost, issuer: 'CN=middle' },
      }),
    )
    expect(() => judge(chainOf(leaf), { file: [root] })).toThrow(expect.objectContaining({ code: 'anchor-unrelated' }))
  })
})

describe('a hostile chain', () => {
  it('of two CAs that signed each other ends', async () => {
    const [keyA, keyB] = [
      await mint.mint('a', { extensions: caExtensions }),
      await mint.mint('b', { extensions: caExtensions }),
    ]
    const a = await mint.mint('a-by-b', { subject: '/CN=a', keyOf: keyA, issuer: keyB, extensions: caExtensions })
    const b = await mint.mint('b-by-a', { subject: '/CN=b', keyOf: keyB, issuer: keyA, extensions: caExtensions })
    const below = await mint.mint('below', { issuer: keyA, extensions: server })
    expect(judge(chainOf(below, a, b))).toMatchObject({ anchor: 'b', kind: 'topmost-intermediate', order: [0, 1, 2] })
  })

  it('of many copies of one CA has one path to each', async () => {
    const copies = await Promise.all(
      Array.from({ length: 18 }, (_, at) =>
        mint.mint(`copy-${at}`, { subject: '/CN=root', keyOf: root, extensions: caExtensions }),
      ),
    )
    const below = await mint.mint('below', { issuer: root, extensions: server })
    const chain = chainOf(below, ...copies)
    expect(pathsFromLeaf(chain).map((path) => path.length)).toEqual([1, ...copies.map(() => 2)])
    expect(judge(chain)).toMatchObject({ kind: 'root-in-chain', path: 2 })
  })

  it('with decoys of the issuer’s name reaches none of them', async () => {
    const decoy = await mint.mint('decoy', { subject: '/CN=middle', extensions: caExtensions })
    const reached = pathsFromLeaf(chainOf(leaf, decoy, middle)).map((path) => topOf(path).certificate.commonName)
    expect(reached).toEqual(['leaf', 'middle'])
    expect(judge(chainOf(leaf, decoy)).kind).toBe('leaf-only')
  })

  it('with an RSA exponent above Go’s limit does not lead there, though the signature verifies', async () => {
    const keyKind = 'RSA:2048:4294967311'
    const large = await mint.mint('large', { keyKind, extensions: caExtensions })
    const below = await mint.mint('below', { issuer: large, extensions: server })
    expect(await openssl('verify', '-CAfile', large.certFile, below.certFile)).toContain('OK')
    expect(judge(chainOf(below, large)).kind).toBe('leaf-only')
  })

  it('keeps its own text even if it looks like a placeholder', async () => {
    const odd = await mint.mint('odd', { subject: '/CN={days}', extensions: server, days: 5 })
    const chain = chainOf(odd)
    const finding = judgeChain(chain, judgedHost, new Date(), {}).observations.map((one) => makeFinding(one, chain))[0]
    expect(finding).toMatchObject({
      code: 'expires-soon',
      certificate: 0,
      params: { left: { phrase: 'days', params: { count: 4 } } },
    })
    expect(finding?.message).toContain('CN={days} expires in 4 days')
  })
})

describe('findings about the chain as sent', () => {
  it('name a copy and a cross-signed twin', async () => {
    const older = await mint.mint('older', { extensions: caExtensions })
    const cross = await mint.mint('cross', {
      subject: '/CN=root',
      keyOf: root,
      issuer: older,
      extensions: caExtensions,
    })
    expect(judge(chainOf(leaf, middle, middle, cross, root)).codes).toEqual(['certificate-duplicate', 'cross-signed'])
  })

  it('name what makes Go refuse the handshake, wherever it is', async () => {
    const negative = await mint.mint('negative', { extensions: caExtensions, serial: '-5' })
    const chain = chainOf(leaf, middle, root, negative)
    expect(chain[3]?.certificate.serial).toBe('-5')
    expect(judge(chain).codes).toEqual([
      ...['serial-negative', 'certificate-unrelated', 'older-docker-accepts', 'older-docker-accepts'],
    ])
  })

  it.each([
    ['RSA:512', ['key-too-weak', 'older-docker-accepts', 'older-docker-accepts']],
    ['RSA:1024', ['key-short']],
  ] as const)('name a key of %s', async (keyKind, codes) => {
    const weak = await mint.mint('weak', { keyKind, extensions: server })
    expect(judge(chainOf(weak)).codes).toEqual(codes)
  })

  it('name a CA with name constraints', async () => {
    const extensions = [...caExtensions, 'nameConstraints=critical,permitted;DNS:other.test']
    const limited = await mint.mint('limited', { extensions })
    const below = await mint.mint('below', { issuer: limited, extensions: server })
    expect(judge(chainOf(below, limited), { file: [limited] }).codes).toEqual(['name-constraints'])
    // The leaf itself may be trusted instead.
    expect(judge(chainOf(below, limited))).toMatchObject({ anchor: 'below', codes: ['issuer-unusable'] })
  })

  it('name dates by the clock that is given', () => {
    const days = (count: number) => new Date(Date.now() + count * 86_400_000)
    expect(judge(chainOf(leaf, middle, root), { now: days(-1) }).codes.slice(0, 3)).toEqual(
      Array(3).fill('not-yet-valid'),
    )
    expect(judge(chainOf(leaf, middle, root), { now: days(380) }).codes).toEqual(Array(3).fill('expires-soon'))
    expect(judge(chainOf(leaf, middle, root), { now: days(401) }).codes).toEqual(Array(3).fill('expired'))
  })
})

describe('public trust', () => {
  const [publicRoot] = chainOf({ cert: `${rootCertificates.find((pem) => isCalled(pem, 'Certigna'))}\n` })

  it('is asked about with the public roots that have the issuer’s name, and Docker decides', () => {
    const asked: ParsedCertificate[] = []
    const trial = trialOf([publicRoot], judgedHost, new Date(), todaysDocker)
    const ask: Trial['ask'] = (anchors) => {
      asked.push(...anchors)
      return { paths: [] }
    }
    expect(isPubliclyTrusted(pathsFromLeaf([publicRoot]), { ...trial, ask })).toBe(true)
    expect(asked.map(({ certificate }) => certificate.fingerprint)).toContain(publicRoot.certificate.fingerprint)
    expect(isPubliclyTrusted(pathsFromLeaf([publicRoot]), trial)).toBe(false)
  })

  it('does not apply if only the name is a public root’s', async () => {
    const subject = `/${publicRoot.x509.subject.replaceAll('\n', '/')}`
    const decoy = chainOf(await mint.mint('decoy', { subject, extensions: server }))
    expect(decoy[0].issuerDer).toBe(publicRoot.subjectDer)
    const trial = trialOf(decoy, judgedHost, new Date(), todaysDocker)
    expect(trial.ask(decoy).paths).toHaveLength(1)
    expect(isPubliclyTrusted(pathsFromLeaf(decoy), trial)).toBe(false)
  })
})
