import { describe, expect, it } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { resolveIntent } from '../../../main/api/resolve-intent.ts'
import { createTickets } from '../../../main/api/tickets.ts'
import type { Reader } from '../../../main/reader/reader.ts'
import { Failure } from '../../../shared/failure.ts'
import { samplePem } from '../../support/certificates/sample-certificate.ts'
import { readHere } from '../../support/reader/read-here.ts'

const { signal } = new AbortController()
const outOfReach = new Failure('connect-refused', { port: 5000, address: '192.0.2.1' })
const reader = (async (job, given) => {
  if (job.kind === 'inspect') throw outOfReach
  return readHere(job, given)
}) as Reader

/** Resolves trust by a CA file in a registry that does not answer. */
function trustBy(file: string, registry: string) {
  const tickets = createTickets()
  const chosen = { name: 'ca.pem', path: '/ca.pem', role: 'ca', bytes: Buffer.from(file) } as const
  const { id } = tickets.keep(chosen, { contents: '', fingerprints: [] })
  const deps = { tickets, reader, inspections: new Map(), env: {}, now: () => new Date() } as unknown as ApiDeps
  return resolveIntent(deps, { kind: 'trust', registry, anchor: { from: 'file', tickets: [id] } }, { signal })
}

describe('capital letters are kept, as Docker keeps them, and that is told', () => {
  const resolved = { registry: { name: 'DTR.test:5000' } }
  const note = { code: 'registry-capitals', params: { registry: 'DTR.test:5000', lower: 'dtr.test:5000' } }
  const insecureOn = (registry: string) => resolveIntent({} as ApiDeps, { kind: 'insecure-on', registry }, { signal })

  it('for an insecure registry', async () => {
    expect(await insecureOn('DTR.test:5000')).toMatchObject({ resolved, notes: [note] })
    expect((await insecureOn('dtr.test:5000')).notes).toEqual([])
  })

  it('for a trusted one', async () => {
    const unseen = { code: 'registry-not-seen' }
    expect(await trustBy(samplePem('anchor'), 'DTR.test:5000')).toMatchObject({ resolved, notes: [note, unseen] })
    expect((await trustBy(samplePem('anchor'), 'dtr.test:5000')).notes).toMatchObject([unseen])
  })
})

it('plain HTTP is not trusted by a certificate of port 443', async () => {
  await expect(trustBy(samplePem('anchor'), 'http://reg.test')).rejects.toMatchObject({
    code: 'reference-plain-http',
    params: { registry: 'reg.test' },
  })
})

it('a block of the CA file that can’t be read is told, although the registry does not answer', async () => {
  const file = `${samplePem('anchor')}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`
  const line = samplePem('anchor').split('\n').length
  const block = { code: 'ca-file-block', params: { file: 'ca.pem', count: 1, line } }
  expect((await trustBy(file, 'reg.test')).notes).toMatchObject([{ code: 'registry-not-seen' }, block])
})
