import { afterAll, beforeAll, expect, it } from 'vitest'
import { handshakeFindings } from '../../../../main/registry/docker-handshake/begin-as-docker.ts'
import { Failure } from '../../../../shared/failure.ts'
import type { Inspection } from '../../../../shared/model/inspection.ts'
import { type Mint, openMint } from '../../../support/certificates/mint.ts'
import { buildGoClient, type GoClient } from '../../../support/registry/go-client.ts'
import { inspect } from '../../../support/registry/inspect.ts'
import { oddServers } from '../../../support/registry/odd-servers.ts'
import type { TestServer } from '../../../support/registry/tls-servers.ts'

/** A machine that does much else makes all servers slow at once. */
const timeouts = { connectMs: 60_000, handshakeMs: 60_000, httpMs: 60_000 }
let mint: Mint
let go: GoClient | undefined

beforeAll(async () => {
  ;[mint, go] = await Promise.all([openMint(), buildGoClient()])
}, 120_000)
afterAll(async () => {
  await Promise.all([mint?.remove(), go?.remove()])
})

/** What Mooring says against the handshake; undefined if Docker goes on. */
function against(inspection: Inspection | Failure): string | undefined {
  if (inspection instanceof Failure) return inspection.code
  const refusing = inspection.findings.find(({ code, severity }) => severity === 'error' && code in handshakeFindings)
  // Docker's part of the handshake is refused then. In TLS 1.3 that comes after it.
  const isAsked =
    !inspection.api &&
    inspection.tls.protocol === 'TLSv1.2' &&
    inspection.findings.some(({ code }) => code === 'client-certificate-required')
  return refusing?.message ?? (isAsked ? 'client-certificate-required' : undefined)
}

it('Mooring says of odd servers’ handshakes what Go says', async ({ skip }) => {
  if (!go) return skip('Go is not installed')
  const servers = await oddServers(mint)
  const running = await Promise.all(servers.map(({ start }) => start()))
  try {
    const look = ({ port }: TestServer) =>
      inspect(`localhost:${port}`, { goMinor: go?.minor, timeouts }).catch((error: unknown) => {
        if (error instanceof Failure) return error
        throw error
      })
    const ours = await Promise.all(running.map(look))
    const theirs = await go.shakeHands(running.map(({ port }) => port))
    const rows = servers.map(({ name }, index) => {
      const inspection = ours[index]
      const mooring = inspection && against(inspection)
      return { name, go: theirs.get(running[index]?.port ?? 0), mooring }
    })
    if (process.env['MOORING_PRINT'] !== undefined) process.stdout.write(`${JSON.stringify(rows, undefined, 1)}\n`)
    expect(rows.filter((row) => (row.go === undefined) !== (row.mooring === undefined))).toEqual([])
    expect(rows.length).toBeGreaterThanOrEqual(60)
    expect(rows.filter((row) => row.go === undefined).length).toBeGreaterThan(20)
  } finally {
    await Promise.all(running.map(({ close }) => close()))
  }
}, 120_000)
