import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bits, identifier, integer, rawCertificate, sequence } from '../support/certificates/raw-certificate.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { run, until } from '../support/processes/process.ts'

let directory: string
let cli: Cli
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-reader-'))
  cli = await openCli({ ownHome: true })
})
afterAll(async () => {
  await cli?.remove()
  await rm(directory, { recursive: true })
})

it('reads a file with a malformed DSA key in the built program', async () => {
  const parameters = sequence(integer(7), integer(3), integer(2))
  const algorithm = sequence(identifier(0x2a, 0x86, 0x48, 0xce, 0x38, 4, 1), parameters)
  const file = join(directory, 'dsa.der')
  await writeFile(file, rawCertificate(sequence(algorithm, bits(integer(0x80)))))
  const { code, envelope } = await cli.json('trust', 'registry.invalid', '--ca', file, '--dry-run')
  expect([code, envelope.ok]).toEqual([0, true])
})

it('tells that the process that reads died, and ends with 6', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  await once(silent, 'listening')
  try {
    const registry = `127.0.0.1:${(silent.address() as AddressInfo).port}`
    const running = cli.json('inspect', registry)
    // The sandbox of this level has processes of its own, so there is one such process.
    const reader = async (): Promise<string> => (await run('pgrep', ['-f', 'out/main/reader.cjs'])).stdout.trim()
    await until('the reader', async () => (await reader()) !== '')
    await run('kill', ['-9', await reader()])
    const { code, envelope } = await running
    expect([code, !envelope.ok && envelope.error]).toEqual([6, expect.objectContaining({ code: 'reader-ended' })])
  } finally {
    silent.close()
  }
})
