import { createPrivateKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { resolveIntent } from '../../../main/api/resolve-intent.ts'
import { createTickets } from '../../../main/api/tickets.ts'
import type { AnchorSource, FileTicket } from '../../../shared/model/intent.ts'
import { caExtensions, type Mint, type Minted, openMint, serverExtensions } from '../../support/certificates/mint.ts'
import { readHere } from '../../support/reader/read-here.ts'
import { serving } from '../../support/registry/inspect.ts'
import { startHttps, type TestServer } from '../../support/registry/tls-servers.ts'

const passphrase = 'only for this test'
const { signal } = new AbortController()
let mint: Mint
let [ca, server, clientCa, client, stranger]: Minted[] = []

beforeAll(async () => {
  mint = await openMint()
  ca = await mint.mint('ca', { extensions: caExtensions })
  server = await mint.mint('server', { issuer: ca, extensions: serverExtensions('IP:127.0.0.1') })
  clientCa = await mint.mint('client-ca', { extensions: caExtensions })
  client = await mint.mint('client', { issuer: clientCa, extensions: ['extendedKeyUsage=clientAuth'] })
  stranger = await mint.mint('stranger')
})
afterAll(() => mint?.remove())

/** A registry that talks to holders of a certificate from the clients’ CA alone. */
function registryForClients(): Promise<TestServer> {
  const trusted = { ca: clientCa?.cert ?? '', requestCert: true, rejectUnauthorized: true }
  return serving(startHttps({ cert: server?.cert ?? '', key: server?.key ?? '', ...trusted }))
}

function encrypted(key: string): string {
  return createPrivateKey(key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString()
}

/** Resolves trust by the CA’s file in a registry that wants a pair, with the pair that these files are. */
async function resolveWith(pair?: { readonly cert: string; readonly key: string }) {
  const { port } = await registryForClients()
  const name = `127.0.0.1:${port}`
  const tickets = createTickets()
  const keep = (role: FileTicket['role'], text: string): string => {
    const file = { role, name: `${role}.pem`, path: `/home/me/${role}.pem`, bytes: Buffer.from(text), passphrase }
    return tickets.keep(file, { contents: '', fingerprints: [] }).id
  }
  const deps = {
    tickets,
    reader: readHere,
    inspections: new Map(),
    env: {},
    now: () => new Date(),
  } as unknown as ApiDeps
  const anchor: AnchorSource = { from: 'file', tickets: [keep('ca', ca?.cert ?? '')] }
  const about = pair && { client: { cert: keep('client-cert', pair.cert), key: keep('client-key', pair.key) } }
  const end = await resolveIntent(deps, { kind: 'trust', registry: name, anchor, ...about }, { signal }).catch(
    (error: unknown) => error,
  )
  return { end, seen: deps.inspections.get(name) }
}

describe('trust in a registry that wants a client pair', () => {
  it('lets the registry answer the pair, and hands it on as Docker wants it', async () => {
    const [cert, key] = [`${clientCa?.cert}${client?.cert}`, encrypted(client?.key ?? '')]
    const { end, seen } = await resolveWith({ cert, key })
    expect(seen?.api).toMatchObject({ status: 200, isRegistry: true })
    expect(end).toMatchObject({
      resolved: {
        kind: 'trust',
        anchors: [{ subject: 'CN=ca' }],
        client: { certPem: `${client?.cert}${clientCa?.cert}` },
      },
      notes: [],
    })
    const { resolved } = end as Awaited<ReturnType<typeof resolveIntent>>
    const keyPem = 'client' in resolved ? (resolved.client?.keyPem ?? '') : ''
    expect(createPrivateKey(keyPem).equals(createPrivateKey(client?.key ?? ''))).toBe(true)
  })

  it('says so where there is none, and where the registry refuses it', async () => {
    const without = await resolveWith()
    expect(without.end).toMatchObject({ notes: [{ code: 'client-certificate-required' }] })
    const refused = await resolveWith({ cert: stranger?.cert ?? '', key: stranger?.key ?? '' })
    expect(refused.end).toMatchObject({ notes: [{ code: 'client-certificate-refused' }] })
  })

  it('looks nowhere with two halves of different pairs', async () => {
    const { end, seen } = await resolveWith({ cert: client?.cert ?? '', key: stranger?.key ?? '' })
    expect(end).toMatchObject({ code: 'client-pair-mismatch' })
    expect(seen).toBeUndefined()
  })
})
