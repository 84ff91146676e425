import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { registryInspect } from '../../../main/api/handlers/registry.ts'
import { resolveIntent } from '../../../main/api/resolve-intent.ts'
import { createTickets } from '../../../main/api/tickets.ts'
import type { AnchorSource } from '../../../shared/model/intent.ts'
import { caExtensions, type Mint, type Minted, openMint, serverExtensions } from '../../support/certificates/mint.ts'
import { readHere } from '../../support/reader/read-here.ts'
import { serving } from '../../support/registry/inspect.ts'
import {
  type Forgery,
  forge,
  type OnTheWay,
  startClientRegistry,
  startOnTheWay,
} from '../../support/registry/on-the-way.ts'
import { startHttps, type TestServer } from '../../support/registry/tls-servers.ts'

const { signal } = new AbortController()
const context = { signal, emit: () => undefined as never }
const here = serverExtensions('IP:127.0.0.1')
let mint: Mint
let [ca, leaf, strangers]: Minted[] = []
let forgery: Forgery

beforeAll(async () => {
  mint = await openMint()
  ca = await mint.mint('ca', { extensions: caExtensions })
  leaf = await mint.mint('leaf', { issuer: ca, extensions: here })
  forgery = await forge(mint, ca)
  strangers = await mint.mint('strangers', { issuer: forgery.forgedRoot, extensions: here })
})
afterAll(() => mint?.remove())

const of = (minted: Minted | undefined): Minted => minted ?? expect.fail()
const fingerprintOf = (minted: Minted | undefined): string => new X509Certificate(of(minted).cert).fingerprint256

/** An engine whose calls share what they saw, as those of one page or one command do. */
function engine({ port }: TestServer) {
  const registry = `127.0.0.1:${port}`
  const tickets = createTickets()
  const deps = {
    tickets,
    reader: readHere,
    inspections: new Map(),
    env: {},
    now: () => new Date(),
  } as unknown as ApiDeps
  const { id: file } = tickets.keep(
    { role: 'ca', name: 'ca.pem', path: '/ca.pem', bytes: Buffer.from(of(ca).cert) },
    { contents: '', fingerprints: [] },
  )
  return {
    look: () => registryInspect(deps, { registry }, context),
    /** The name of what is installed, or the code of the refusal. */
    trust: (anchor: AnchorSource): Promise<string> =>
      resolveIntent(deps, { kind: 'trust', registry, anchor }, { signal }).then(
        ({ resolved }) => ('anchors' in resolved ? resolved.anchors[0].subject : expect.fail()),
        ({ code }: { code: string }) => code,
      ),
    file,
  }
}

const by = (minted: Minted | undefined): AnchorSource => ({ from: 'registry', fingerprint: fingerprintOf(minted) })

/** The registry with its own key, which sends these certificates behind its own. */
const sending = (own: Minted | undefined, ...others: (Minted | undefined)[]): Promise<TestServer> =>
  serving(startHttps({ cert: [own, ...others].map((one) => of(one).cert).join(''), key: of(own).key }))

describe('a handshake that breaks off, with a forged chain behind the real server certificate', () => {
  let way: OnTheWay
  beforeEach(async () => {
    way = await serving(startOnTheWay(await serving(startClientRegistry(of(ca), of(leaf)))))
  })
  const forge = (...more: Minted[]) => way.replace(of(leaf), forgery.forged, forgery.forgedRoot, ...more)

  it('shows the forged root to a look, which only shows it', async () => {
    forge()
    const { anchor, findings } = await engine(way).look()
    expect(anchor.certificate.subject).toBe('CN=forged-root')
    expect(findings.map(({ code }) => code)).toContain('client-certificate-required')
  })

  it('installs the pinned server certificate, and nothing above it', async () => {
    forge()
    expect(await engine(way).trust(by(leaf))).toBe('CN=leaf')
  })

  it('installs the pinned CA if it was sent too, and else nothing', async () => {
    forge()
    expect(await engine(way).trust(by(ca))).toBe('fingerprint-mismatch')
    forge(of(ca))
    expect(await engine(way).trust(by(ca))).toBe('CN=ca')
  })

  it('installs nothing if it was honest at the first look, and forged at the second', async () => {
    const { look, trust } = engine(way)
    expect((await look()).anchor.certificate.subject).toBe('CN=ca')
    forge()
    expect(await trust(by(ca))).toBe('certificate-changed')
    expect(await trust(by(leaf))).toBe('CN=leaf')
  })

  it('installs the confirmed intermediate, and no root that is put above it at the second look', async () => {
    const middle = await mint.mint('middle', { issuer: of(ca), extensions: caExtensions })
    const below = await mint.mint('below', { issuer: middle, extensions: here })
    const other = await serving(startOnTheWay(await serving(startClientRegistry(middle, below))))
    const { look, trust } = engine(other)
    expect((await look()).anchor.certificate.subject).toBe('CN=middle')
    other.replace(below, middle, forgery.forged, forgery.forgedRoot)
    expect(await trust(by(middle))).toBe('CN=middle')
  })

  it('installs the CA of a file, with its fingerprint or without', async () => {
    forge()
    const { trust, file } = engine(way)
    expect(await trust({ from: 'file', tickets: [file] })).toBe('CN=ca')
    expect(await trust({ from: 'file', tickets: [file], fingerprint: fingerprintOf(ca) })).toBe('CN=ca')
    expect(await trust({ from: 'file', tickets: [file], fingerprint: fingerprintOf(leaf) })).toBe('CN=leaf')
    const root = fingerprintOf(forgery.forgedRoot)
    expect(await trust({ from: 'file', tickets: [file], fingerprint: root })).toBe('fingerprint-mismatch')
  })
})

describe('a whole handshake', () => {
  it('with the registry’s own key proves no more about what is above the pinned certificate', async () => {
    const { trust } = engine(await sending(leaf, forgery.forged, forgery.forgedRoot))
    expect(await trust(by(leaf))).toBe('CN=leaf')
    expect(await trust(by(ca))).toBe('fingerprint-mismatch')
  })

  it('with somebody else’s key installs nothing, though the real certificates are sent beside it', async () => {
    const { trust } = engine(await sending(strangers, forgery.forgedRoot, forgery.forged, leaf, ca))
    expect(await trust(by(leaf))).toBe('fingerprint-unrelated')
    expect(await trust(by(ca))).toBe('fingerprint-unrelated')
  })
})
