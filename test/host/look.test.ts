import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { VerifyRequest } from '../../shared/model/plan.ts'
import { type Mint, type Minted, openMint } from '../support/certificates/mint.ts'
import { apply, hostShells } from '../support/host-programs/host-program.ts'
import { type StubDockerApi, startStubDockerApi, withoutCommand } from '../support/host-programs/stub-docker-api.ts'
import { startHttps, type TestServer } from '../support/registry/tls-servers.ts'

const asRoot = process.getuid?.() === 0
/** In the order in which the program prefers them. */
const tools = ['curl', 'openssl'] as const
/** What a look at each registry comes to. The last two ask for a client certificate: in the handshake, and as nginx does. */
const kinds = ['answered', 'login', 'pair', 'pair'] as const

let mint: Mint
let servers: readonly TestServer[]
let closedPort: number
let api: StubDockerApi
/** What the engine says of a pull, and which registries it lists as insecure. */
let words: (registry: string) => string
let listed: readonly string[]

beforeAll(async () => {
  mint = await openMint()
  const { cert, key }: Minted = await mint.mint('server')
  const answering = (status: number, body = '{}') =>
    startHttps({ cert, key }, (_, response) => void response.writeHead(status).end(`\0${body}`))
  const closed = await answering(200)
  closedPort = closed.port
  await closed.close()
  servers = [
    await answering(200),
    await answering(401),
    await startHttps({ cert, key, requestCert: true, rejectUnauthorized: true }),
    await answering(400, '<center>No required SSL certificate was sent</center>'),
  ]
  api = await startStubDockerApi((request, response) => {
    const url = decodeURIComponent(request.url ?? '')
    const registry = /fromImage=([^/]*)\//.exec(url)?.[1] ?? ''
    if (request.method === 'POST') return void response.writeHead(500).end(JSON.stringify({ message: words(registry) }))
    const IndexConfigs = Object.fromEntries(listed.map((Name) => [Name, { Name, Mirrors: [], Secure: false }]))
    response.setHeader('Api-Version', '1.41').end(JSON.stringify({ RegistryConfig: { IndexConfigs } }))
  })
})

afterAll(async () => {
  await api?.close()
  for (const server of servers ?? []) await server.close()
  await mint?.remove()
})

const verifies = (ports: readonly number[]): VerifyRequest[] =>
  ports.map((port) => ({ kind: 'docker', endpoint: api.endpoint, registry: `127.0.0.1:${port}` }))
const ofSecondTry = (registry: string): string => `Get "http://${registry}/v2/": dial tcp: connection refused`

describe.each(hostShells)('a look past the certificate on $name', (shell) => {
  test.for([...tools, 'nothing'] as const)('by %s', async (tool, context) => {
    if (!asRoot) context.skip('hiding commands takes a mount namespace, which needs root')
    const hidden = tool === 'nothing' ? tools : tools.slice(0, tools.indexOf(tool))
    const within = hidden.flatMap(withoutCommand)
    words = ofSecondTry
    listed = []
    const ports = [...servers.map(({ port }) => port), closedPort]
    const answered = await apply(shell, { mode: 'verify', verify: verifies(ports) }, { within })
    expect(answered.stderr).toBe('')
    expect(answered.verifies.map(({ look }) => look)).toEqual(
      tool === 'nothing' ? ports.map(() => 'unable') : [...kinds, 'closed'],
    )
  })

  test('only where the engine does not check the certificate, by its words or by its settings', async () => {
    const [server] = servers
    const ports = [server?.port ?? 0, closedPort]
    words = () => 'received unexpected words'
    listed = [`127.0.0.1:${server?.port}`]
    const { verifies: answers } = await apply(shell, { mode: 'verify', verify: verifies(ports) })
    expect(answers.map(({ look }) => look)).toEqual(['answered', undefined])
  })
})
