import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ApiDeps } from '../../../../main/api/deps.ts'
import {
  authorityInit,
  authorityReadRequests,
  authorityRequest,
  authoritySign,
} from '../../../../main/api/handlers/authority.ts'
import { createQuestions } from '../../../../main/api/questions.ts'
import { createTickets } from '../../../../main/api/tickets.ts'
import { certificateBlocks } from '../../../../shared/pem.ts'
import { putBelowRoot } from '../../../support/certificates/below-root.ts'
import { openssl } from '../../../support/certificates/mint.ts'
import { readHere } from '../../../support/reader/read-here.ts'

const { signal } = new AbortController()
const context = { signal, emit: () => undefined as never }
let directory: string
let deps: ApiDeps
const at = (...names: string[]): string => join(directory, ...names)

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-sign-'))
  const { ask } = createQuestions()
  deps = { door: 'cli', tickets: createTickets(), ask, reader: readHere, now: () => new Date() } as ApiDeps
  await writeFile(at('passphrase'), 'correct horse\n')
  const wanted = { subject: 'Example CA', key: 'p256' as const, days: 10, names: ['example.com'], unconstrained: false }
  await authorityInit(deps, { ...wanted, directory: at('ca'), passphrasePath: at('passphrase') }, context)
  for (const [name, host] of [
    ['ours', 'registry.example.com'],
    ['theirs', 'registry.example.org'],
  ] as const) {
    await authorityRequest(deps, { name, subject: name, names: [host], out: at('asked'), key: 'p256' }, context)
  }
})
afterEach(() => rm(directory, { recursive: true }))

async function sign(files: readonly string[], passphrasePath = at('passphrase')) {
  const read = await authorityReadRequests(deps, { files: files.map((name) => at('asked', name)) }, context)
  const tickets = read.flatMap((each) => ('ticket' in each ? [each.ticket] : []))
  const input = { directory: at('ca'), tickets, profile: 'server' as const, days: 5, out: at('made'), passphrasePath }
  return authoritySign(deps, input, context)
}

it('refuses names beyond the authority’s own limits, signs the other requests, and reads no passphrase in vain', async () => {
  const signed = await sign(['theirs.csr', 'ours.csr'])
  expect(signed).toMatchObject([
    { failure: { code: 'name-beyond', params: { name: 'registry.example.org', permitted: 'example.com' } } },
    { certificate: { file: at('made/ours.crt') } },
  ])
  expect(await sign(['theirs.csr'], at('nowhere'))).toMatchObject([{ failure: { code: 'name-beyond' } }])
})

it('puts the authority behind a certificate if it is not a root, and no root', async () => {
  const root = await putBelowRoot(at('ca'), 'correct horse')
  const [made] = await sign(['ours.csr'])
  const file = made?.certificate?.file ?? expect.fail()
  expect(certificateBlocks(await readFile(file, 'utf8'))).toHaveLength(2)
  const verified = await openssl('verify', '-purpose', 'sslserver', '-CAfile', root, '-untrusted', file, file)
  expect(verified).toContain(': OK')
})
