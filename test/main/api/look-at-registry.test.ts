import { describe, expect, it, vi } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { registryInspect } from '../../../main/api/handlers/registry.ts'
import { lookAtRegistry } from '../../../main/api/look-at-registry.ts'
import { createTickets } from '../../../main/api/tickets.ts'
import type { ReaderJob } from '../../../main/reader/jobs.ts'
import type { Reader } from '../../../main/reader/reader.ts'
import { Failure } from '../../../shared/failure.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { makeNote } from '../../../shared/note.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate, samplePem } from '../../support/certificates/sample-certificate.ts'

const registry = parseRegistry('reg.example.com:5000')
const [anchor, other] = [sampleCertificate('anchor'), sampleCertificate('other')]
const { signal } = new AbortController()

/** A look at the registry that found a path of these certificates; the last one is the anchor. */
function inspectionOf(...path: [typeof anchor, ...(typeof anchor)[]]): Inspection {
  return {
    registry,
    addresses: ['192.0.2.1'],
    address: '192.0.2.1',
    tls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256' },
    chain: path,
    order: path.map((_, index) => index),
    anchor: {
      certificate: path.at(-1) ?? path[0],
      kind: 'root-in-chain',
      reason: '',
      path: path.map(({ fingerprint }) => fingerprint),
    },
    findings: [],
    publiclyTrusted: false,
    at: '2026-11-27T05:40:00.000Z',
  }
}

const depsOf = (
  inspect: (job: ReaderJob, signal?: AbortSignal) => Promise<Inspection>,
): Pick<ApiDeps, 'env' | 'now' | 'inspections' | 'reader'> => ({
  reader: inspect as Reader,
  env: { HTTPS_PROXY: 'http://proxy.example.com', AWS_SECRET_ACCESS_KEY: 'none of its business' },
  now: () => new Date(0),
  inspections: new Map(),
})

const refused = makeNote({ 'client-certificate-refused': 'error' }, 'client-certificate-refused', { detail: 'x' })

describe('a look at a registry', () => {
  it('uses the caller’s files, and is remembered under the registry’s name', async () => {
    const inspect = vi.fn(async () => inspectionOf(anchor))
    const deps = depsOf(inspect)
    const ca = [{ name: 'ca.pem', base64: Buffer.from(samplePem('anchor')).toString('base64') }]
    const pair = { certPem: 'cert', keyPem: 'key' }
    const client = { ...pair, notes: [] }
    const inspection = await lookAtRegistry(deps, registry, { ca, pin: other.fingerprint, client, signal })
    const env = { HTTPS_PROXY: 'http://proxy.example.com' }
    const job = {
      kind: 'inspect',
      registry,
      ca,
      client: pair,
      env,
      now: deps.now().toISOString(),
      pin: other.fingerprint,
    }
    expect(inspect).toHaveBeenCalledWith(job, signal, undefined)
    expect(deps.inspections.get('reg.example.com:5000')).toEqual(inspection)
  })

  it.each([
    ['warning', 'was taken by the registry', { api: { status: 200, isRegistry: true }, findings: [] }],
    ['error', 'was not shown to anyone', { findings: [] }],
    ['error', 'was refused', { api: { status: 400, isRegistry: true }, findings: [refused] }],
  ] as const)('tells what is wrong with a client pair, as %s where it %s', async (severity, _, about) => {
    const deps = depsOf(async () => ({ ...inspectionOf(anchor), ...about, findings: [...about.findings] }))
    const notes = [makeNote({ 'client-key-short': 'error' }, 'client-key-short', { subject: 'CN=me', bits: 1024 })]
    const { findings } = await lookAtRegistry(deps, registry, { client: { certPem: '', keyPem: '', notes }, signal })
    expect(findings.at(-1)).toMatchObject({ code: 'client-key-short', severity, params: { bits: 1024 } })
  })

  it('that fails keeps the previous result', async () => {
    const deps = depsOf(() => Promise.reject(new Failure('dns-not-found', { host: registry.host })))
    const before = inspectionOf(anchor)
    deps.inspections.set(registry.name, before)
    await expect(lookAtRegistry(deps, registry, { signal })).rejects.toMatchObject({ code: 'dns-not-found' })
    expect(deps.inspections.get(registry.name)).toBe(before)
  })
})

describe('registry.inspect', () => {
  const tickets = createTickets()
  const deps = { ...depsOf(() => expect.fail('a look')), tickets } as ApiDeps
  const context = { signal, emit: () => undefined as never }
  const key = tickets.keep(
    { role: 'client-key', name: 'k', path: '/k', bytes: Buffer.from('') },
    {
      contents: '',
      fingerprints: [],
    },
  ).id

  it.each([
    ['a reference that is none', { registry: 'reg ex' }, 'reference-space'],
    ['a ticket that nobody handed out', { registry: 'reg.example.com', ca: ['none'] }, 'file-ticket-unknown'],
    ['a ticket for another role', { registry: 'reg.example.com', ca: [key] }, 'file-ticket-unknown'],
    ['half a client pair', { registry: 'reg.example.com', client: { cert: 'none', key } }, 'file-ticket-unknown'],
  ])('asks no network about %s', async (_, input, code) => {
    await expect(registryInspect(deps, input, context)).rejects.toMatchObject({ code })
  })
})

describe('a pinned certificate', () => {
  const pin = other.fingerprint
  const mismatch = new Failure('fingerprint-mismatch', { host: 'reg', expected: pin, actual: anchor.fingerprint })
  const look = (before: Inspection | undefined, error: Failure) => {
    const deps = depsOf(() => Promise.reject(error))
    if (before) deps.inspections.set(registry.name, before)
    return lookAtRegistry(deps, registry, { pin, signal })
  }

  it.each([
    ['that is seen nowhere', undefined, mismatch, 'fingerprint-mismatch'],
    ['that was not seen before either', inspectionOf(anchor), mismatch, 'fingerprint-mismatch'],
    ['that was seen before', inspectionOf(other, anchor), mismatch, 'certificate-changed'],
    ['where another thing is wrong', inspectionOf(other), new Failure('cancelled'), 'cancelled'],
  ])('%s', async (_, before, error, code) => {
    await expect(look(before, error)).rejects.toMatchObject({ code, params: error.params })
  })
})
