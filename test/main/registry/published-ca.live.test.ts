import { X509Certificate } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { resolveIntent } from '../../../main/api/resolve-intent.ts'
import { createTickets, type Tickets } from '../../../main/api/tickets.ts'
import type { InspectRequest } from '../../../main/registry/inspect-registry.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { caExtensions, type Minted, serverExtensions } from '../../support/certificates/mint.ts'
import { type MintedChain, openMintedChain } from '../../support/certificates/minted-chain.ts'
import { readHere } from '../../support/reader/read-here.ts'
import { codesOf, inspectServer, serving } from '../../support/registry/inspect.ts'
import { registryAnswer, startHttps, type TestServer } from '../../support/registry/tls-servers.ts'

const names = ['IP:127.0.0.1', 'DNS:localhost']
let mint: MintedChain
let root: Minted
let leaf: Minted
let underRoot: Minted
let stranger: Minted

beforeAll(async () => {
  mint = await openMintedChain(...names)
  ;({ root, leaf } = mint)
  underRoot = await mint.mint('server', { issuer: root, extensions: serverExtensions(...names) })
  stranger = await mint.mint('stranger', { extensions: caExtensions })
})
afterAll(() => mint?.remove())

const fingerprintOf = ({ cert }: Minted): string => new X509Certificate(cert).fingerprint256

type Answer = (respond: Parameters<RequestListener>[1]) => void

/** A registry that answers some paths, and notes which it was asked for. */
async function registryThat(answers: Readonly<Record<string, Answer>>, sent: readonly Minted[] = [underRoot]) {
  const asked: string[] = []
  const [{ key }] = sent as [Minted]
  const server = await serving(
    startHttps({ key, cert: sent.map(({ cert }) => cert).join('') }, (request, response) => {
      const { url = '' } = request
      asked.push(url)
      const answer = answers[url]
      if (answer) return answer(response)
      if (url === '/v2/') return registryAnswer(request, response)
      response.writeHead(404).end('404 page not found')
    }),
  )
  return { ...server, asked }
}

const send =
  (body: string | Buffer, type: string, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': type }).end(body)

const look = (server: TestServer, options: Partial<InspectRequest> = {}) =>
  inspectServer(server, { publishedCa: true, ...options })

const answersIn = ({ findings }: Inspection): string =>
  findings.find(({ code }) => code === 'published-ca-missing')?.message ?? expect.fail()

const harbor2 = '/api/v2.0/systeminfo/getcert'
const harbor1 = '/api/systeminfo/getcert'
const portal = send('<!doctype html><title>Harbor</title>', 'text/html')

describe('the CA that a registry publishes', () => {
  it.each([
    ['a Docker Trusted Registry', { '/ca': () => send(root.cert, 'application/x-pem-file') }, ['/v2/', '/ca']],
    [
      'Harbor 2, whose portal answers other paths with a page',
      { '/ca': () => portal, [harbor2]: () => send(root.cert, 'application/octet-stream') },
      ['/v2/', '/ca', harbor2],
    ],
    ['Harbor 1', { [harbor1]: () => send(root.cert, 'application/octet-stream') }, ['/v2/', '/ca', harbor2, harbor1]],
  ])('is the anchor where only the server certificate is sent: %s', async (_name, answers, asked) => {
    const made = Object.fromEntries(Object.entries(answers).map(([path, answer]) => [path, answer()]))
    const server = await registryThat(made)
    const inspection = await look(server)
    expect(server.asked).toEqual(asked)
    expect(inspection.anchor).toMatchObject({
      kind: 'published',
      path: [fingerprintOf(underRoot), fingerprintOf(root)],
    })
    expect(inspection.chain).toHaveLength(1)
    expect(codesOf(inspection)).toEqual(['published-ca'])
    const [found] = inspection.findings
    expect(found?.hint).toContain(fingerprintOf(root))
    expect(found?.message).toContain(`https://127.0.0.1:${server.port}${asked.at(-1)}`)
  })

  it('is not asked for unless a person asks', async () => {
    const server = await registryThat({ '/ca': send(root.cert, 'text/plain') })
    const inspection = await look(server, { publishedCa: false })
    expect(server.asked).toEqual(['/v2/'])
    expect(inspection.anchor.kind).toBe('leaf-only')
  })

  it('is no anchor if it did not sign what was sent, and is named', async () => {
    const inspection = await look(await registryThat({ '/ca': send(stranger.cert, 'text/plain') }))
    expect(inspection.anchor).toMatchObject({ kind: 'leaf-only', path: [fingerprintOf(underRoot)] })
    expect(codesOf(inspection)).toEqual(['published-ca-unrelated', 'leaf-only'])
    expect(inspection.findings[0]?.message).toContain('CN=stranger')
  })

  it('is no anchor if the certificate between is not sent: Docker needs that too', async () => {
    const inspection = await look(await registryThat({ '/ca': send(root.cert, 'text/plain') }, [leaf]))
    expect(inspection.anchor.kind).toBe('leaf-only')
    expect(codesOf(inspection)).toContain('published-ca-unrelated')
  })

  it('changes nothing where it is sent as well', async () => {
    const server = await registryThat({ '/ca': send(root.cert, 'text/plain') }, [underRoot, root])
    const inspection = await look(server)
    expect(inspection.anchor.kind).toBe('root-in-chain')
    expect(codesOf(inspection)).toEqual(['published-ca-sent'])
  })

  it('tells the signer from a stranger in one file', async () => {
    const server = await registryThat({ '/ca': send(stranger.cert + root.cert, 'text/plain') })
    const inspection = await look(server)
    expect(inspection.anchor).toMatchObject({ kind: 'published', certificate: { commonName: 'root' } })
    expect(codesOf(inspection)).toEqual(['published-ca', 'published-ca-unrelated'])
  })
})

describe('anything else at these addresses', () => {
  const page = '<html>'
  it.each<[string, () => Answer, string]>([
    ['a page', () => send(page, 'text/html; charset=utf-8'), '/ca: not a certificate (text/html; charset=utf-8)'],
    ['an error', () => send(page, 'text/html', 503), '/ca: HTTP status 503'],
    ['a certificate with an error', () => send(root.cert, 'text/plain', 404), '/ca: HTTP status 404'],
    ['nothing', () => send('', 'text/plain'), '/ca: it is empty'],
    ['a private key', () => send(root.cert + root.key, 'text/plain'), '/ca: it contains a private key'],
    ['megabytes', () => send(Buffer.alloc(8_000_000, root.cert), 'text/plain'), '/ca: it is longer than 65536 bytes'],
    ['half an answer', () => (response) => response.writeHead(200).write(root.cert, () => response.destroy()), '/ca: '],
    ['a hang-up', () => (response) => response.destroy(), '/ca: '],
    [
      'a redirect, even to the CA',
      () => (response) => response.writeHead(302, { location: '/real' }).end(root.cert),
      '/ca: it redirects to /real',
    ],
  ])('is no CA and is named: %s', async (_name, answer, words) => {
    const server = await registryThat({ '/ca': answer(), '/real': send(root.cert, 'text/plain') })
    const inspection = await look(server)
    expect(server.asked).not.toContain('/real')
    expect(inspection.anchor.kind).toBe('leaf-only')
    expect(answersIn(inspection)).toContain(words)
    expect(answersIn(inspection)).toContain(`${harbor2}: HTTP status 404`)
  })

  it('is given up if it takes too long', async () => {
    const server = await registryThat({ '/ca': () => undefined })
    const inspection = await look(server, { timeouts: { httpMs: 300 } })
    expect(answersIn(inspection)).toContain('/ca: no answer within 0.3 s')
  })
})

describe('trust in a published CA', () => {
  const resolve = async (
    port: number,
    fingerprint: string,
    publishedCa = true,
    { tickets = createTickets(), next }: { tickets?: Tickets; next?: string[] } = {},
  ) => {
    const deps = {
      tickets,
      reader: readHere,
      inspections: new Map(),
      env: {},
      now: () => new Date(),
    } as unknown as ApiDeps
    const anchor = { from: 'registry', fingerprint, publishedCa } as const
    const { signal } = new AbortController()
    return resolveIntent(deps, { kind: 'trust', registry: `127.0.0.1:${port}`, anchor, next }, { signal })
  }
  const trust = async (...given: Parameters<typeof resolve>): Promise<string> =>
    resolve(...given).then(
      ({ resolved }) => ('anchors' in resolved ? resolved.anchors[0].subject : expect.fail()),
      ({ code }: { code: string }) => code,
    )

  it('needs its own fingerprint: neither the address nor another fingerprint is enough', async () => {
    const { port } = await registryThat({ '/ca': send(root.cert, 'text/plain') })
    expect(await trust(port, fingerprintOf(root))).toBe('CN=root')
    expect(await trust(port, fingerprintOf(underRoot))).toBe('CN=server')
    expect(await trust(port, fingerprintOf(stranger))).toBe('fingerprint-mismatch')
    expect(await trust(port, fingerprintOf(root), false)).toBe('fingerprint-mismatch')
  })

  it('is one of several anchors beside the next CA, which a file brings', async () => {
    const { port } = await registryThat({ '/ca': send(root.cert, 'text/plain') })
    const tickets = createTickets()
    const file = { role: 'next', name: 'next.pem', path: '/next.pem', bytes: Buffer.from(stranger.cert) } as const
    const next = [tickets.keep(file, { contents: '', fingerprints: [] }).id]
    const { resolved, command } = await resolve(port, fingerprintOf(root), true, { tickets, next })
    expect(resolved).toMatchObject({ anchors: [{ subject: 'CN=root' }, { subject: 'CN=stranger' }] })
    expect(command).toMatch(/ --ca-from-registry --fingerprint \S+ --next FILE$/)
  })

  it.each<[string, boolean, () => Minted, string]>([
    ['what is published', true, () => root, ' --ca-from-registry --fingerprint '],
    ['what is sent', true, () => underRoot, ' --fingerprint '],
    ['what is sent, without a look at more', false, () => underRoot, ' --fingerprint '],
  ])('tells a colleague the command for the same: %s', async (_name, publishedCa, anchor, options) => {
    const { port } = await registryThat({ '/ca': send(root.cert, 'text/plain') })
    const command = `mooring trust 127.0.0.1:${port}${options}${fingerprintOf(anchor())}`
    expect(await resolve(port, fingerprintOf(anchor()), publishedCa)).toMatchObject({ command })
  })

  it('is refused where it did not sign what is sent, whatever its fingerprint', async () => {
    const { port } = await registryThat({ '/ca': send(stranger.cert, 'text/plain') })
    expect(await trust(port, fingerprintOf(stranger))).toBe('fingerprint-mismatch')
  })
})
