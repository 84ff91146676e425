import { describe, expect, it, vi } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { resolveIntent } from '../../../main/api/resolve-intent.ts'
import { createTickets } from '../../../main/api/tickets.ts'
import type { ReaderJob } from '../../../main/reader/jobs.ts'
import type { Reader } from '../../../main/reader/reader.ts'
import { registryExitCodes } from '../../../shared/errors/registry.ts'
import { type ErrorCode, exitCodeOf } from '../../../shared/errors.ts'
import { Failure, failureFrom } from '../../../shared/failure.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'
import type { AnchorSource, Intent } from '../../../shared/model/intent.ts'
import { certificatePem, pemBlocks } from '../../../shared/pem.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate, samplePem } from '../../support/certificates/sample-certificate.ts'
import { answers } from '../../support/cli/answers.ts'
import { readHere } from '../../support/reader/read-here.ts'

const registry = parseRegistry('reg:5000')
const { signal } = new AbortController()
const [anchor, other] = [sampleCertificate('anchor'), sampleCertificate('other')]
const plain = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase()

/** What a look sees: the other certificate below the anchor. */
const usual = answers['registry.inspect'] as Inspection
const seen: Inspection = {
  ...usual,
  registry,
  anchor: { ...usual.anchor, certificate: anchor, path: [other.fingerprint, anchor.fingerprint] },
}

/** A reader's look at a registry. */
type Look = (job: Extract<ReaderJob, { kind: 'inspect' }>, signal?: AbortSignal) => Promise<Inspection>

/** Reads files in this process, and registries by that look. */
const readerWith = (look: Look): Reader =>
  (async (job, signal) => (job.kind === 'inspect' ? look(job, signal) : readHere(job, signal))) as Reader

const mismatch = 'fingerprint-mismatch'
const withPem = (pem: string): Inspection => ({ ...seen, anchor: { ...seen.anchor, certificate: { ...anchor, pem } } })
const withBytesOf = ({ pem }: typeof anchor): Inspection => withPem(pem)

/** Resolves trust in a registry that shows this, or does not answer. */
async function resolve(
  source: AnchorSource | ((ticket: string) => AnchorSource),
  shown: Inspection | Error = seen,
  { file = samplePem('anchor') }: { file?: string | Buffer } = {},
  more: Partial<Extract<Intent, { kind: 'trust' }>> = {},
) {
  const tickets = createTickets()
  const bytes = Buffer.from(file)
  const { id } = tickets.keep(
    { name: 'ca.pem', path: '/ca.pem', role: 'ca', bytes },
    { contents: '', fingerprints: [] },
  )
  const look = vi.fn<Look>(() => (shown instanceof Error ? Promise.reject(shown) : Promise.resolve(shown)))
  const around = { inspections: new Map(), env: {}, now: () => new Date(usual.at) }
  const deps = { ...around, tickets, reader: readerWith(look) } as unknown as ApiDeps
  const intent = {
    kind: 'trust',
    registry: 'reg:5000',
    anchor: typeof source === 'function' ? source(id) : source,
  } as const
  const resolving = resolveIntent(deps, { ...intent, ...more }, { signal })
  return { look, end: await resolving.catch((error: unknown) => error) }
}
const byFingerprint = (fingerprint: string): AnchorSource => ({ from: 'registry', fingerprint })
const byFile =
  (fingerprint?: string) =>
  (ticket: string): AnchorSource => {
    return { from: 'file', tickets: [ticket], ...(fingerprint === undefined ? {} : { fingerprint }) }
  }
const trusts = (certificate: unknown) => ({ resolved: { kind: 'trust', registry, anchors: [certificate] } })
const outOfReach = new Failure('connect-refused', { port: 5000, address: '10.0.0.1' })

describe('trust by a fingerprint', () => {
  it.each([
    ['the anchor’s', anchor.fingerprint],
    ['in another spelling', `sha256:${plain(anchor.fingerprint)}`],
  ])('takes the anchor that the registry shows: %s', async (_, fingerprint) => {
    const { end, look } = await resolve(byFingerprint(fingerprint))
    expect(end).toMatchObject({ ...trusts(anchor), notes: [{ code: 'whole-system' }] })
    const job = {
      kind: 'inspect',
      registry,
      env: {},
      now: usual.at,
      pin: anchor.fingerprint,
      client: undefined,
    } as const
    expect(look).toHaveBeenCalledExactlyOnceWith(job, signal)
  })

  it.each<[string, string, Inspection | Error, ErrorCode]>([
    ['of a certificate below the anchor, which vouches for nothing above it', other.fingerprint, seen, mismatch],
    ['of which the registry shows only the name', anchor.fingerprint, withBytesOf(other), mismatch],
    ['with another certificate behind it', anchor.fingerprint, withPem(anchor.pem + other.pem), 'reader-ended'],
    ['where it is out of reach', anchor.fingerprint, outOfReach, 'connect-refused'],
  ])('is refused: one %s', async (_, fingerprint, shown, code) => {
    expect((await resolve(byFingerprint(fingerprint), shown)).end).toMatchObject({ code })
  })
})

describe('trust by a CA file', () => {
  it('inspects with it, and takes the inspection’s anchor', async () => {
    const { end, look } = await resolve(byFile())
    expect(end).toMatchObject(trusts(anchor))
    const [job, asked] = look.mock.calls[0] ?? []
    expect(job?.ca).toEqual([{ name: 'ca.pem', base64: Buffer.from(samplePem('anchor')).toString('base64') }])
    expect(asked).toBe(signal)
  })

  it.each([
    ['of the registry’s', seen.anchor.certificate, samplePem('other')],
    ['that is empty', { ...anchor, pem: certificatePem('') }, samplePem('anchor')],
    [
      'that is cut off',
      { ...anchor, pem: certificatePem(pemBlocks(anchor.pem)[0]?.body.slice(0, 400) ?? '') },
      samplePem('anchor'),
    ],
    ['with a fingerprint of its own', { ...anchor, fingerprint: other.fingerprint }, samplePem('anchor')],
    ['with another one behind it', { ...anchor, pem: anchor.pem + other.pem }, samplePem('anchor')],
    ['with anything before it', { ...anchor, pem: `-----BEGIN CERTIFICATE-----\n${anchor.pem}` }, samplePem('anchor')],
  ])(
    'takes no certificate that is not in the file, whatever the inspection says: one %s',
    async (_, certificate, file) => {
      const { end } = await resolve(byFile(), { ...seen, anchor: { ...seen.anchor, certificate } }, { file })
      expect(end).toMatchObject({ code: 'reader-ended' })
    },
  )

  it('takes one of several, and one in DER', async () => {
    const der = Buffer.from(pemBlocks(anchor.pem)[0]?.body ?? '', 'base64')
    for (const file of [samplePem('other') + samplePem('anchor'), der])
      expect((await resolve(byFile(), seen, { file })).end).toMatchObject(trusts(anchor))
  })

  it('is trusted with a note if the registry is unreachable from here', async () => {
    const problem = { error: 'connect-refused', params: outOfReach.params }
    expect((await resolve(byFile(), outOfReach)).end).toMatchObject({
      ...trusts({ fingerprint: anchor.fingerprint }),
      notes: [{ code: 'registry-not-seen', severity: 'warning', params: { problem } }],
    })
  })

  it('is trusted with all its CAs, and with no other than a fingerprint names', async () => {
    const [file, both] = [samplePem('anchor') + samplePem('other'), { ...seen, others: [other] }]
    const [some, all] = [{ pem: other.pem }, { resolved: { anchors: [{ pem: anchor.pem }, { pem: other.pem }] } }]
    for (const look of [outOfReach, both]) expect((await resolve(byFile(), look, { file })).end).toMatchObject(all)
    expect((await resolve(byFile(), both)).end).toMatchObject({ code: 'reader-ended' })
    expect((await resolve(byFile(other.fingerprint), outOfReach, { file })).end).toMatchObject(trusts(some))
  })

  it.each(Object.keys(registryExitCodes) as (keyof typeof registryExitCodes)[])(
    'goes on without the registry where it only could not be looked at: %s',
    async (code) => {
      const { end } = await resolve(byFile(), failureFrom({ code, params: {} }))
      expect(end instanceof Error).toBe(exitCodeOf(code) === 6)
    },
  )

  it.each([
    ['a look that was stopped', new Failure('cancelled')],
    ['a fault of the program', new TypeError('a bug')],
  ])('does not go on after %s', async (_, error) => {
    expect((await resolve(byFile(), error)).end).toBe(error)
  })
})

describe('trust by a CA file and a fingerprint: both must hold', () => {
  it.each<[string, string, Inspection | Error, object]>([
    ['both hold', anchor.fingerprint, seen, trusts(anchor)],
    ['both hold, in another spelling', plain(anchor.fingerprint), seen, trusts(anchor)],
    [
      'the fingerprint is that of a certificate below the file’s',
      other.fingerprint,
      seen,
      {
        code: 'fingerprint-mismatch',
        params: { host: 'reg:5000', expected: other.fingerprint, actual: anchor.fingerprint },
      },
    ],
    ['out of reach, and the fingerprint is the file’s', anchor.fingerprint, outOfReach, trusts({ pem: anchor.pem })],
    [
      'out of reach, and it is another one',
      other.fingerprint,
      outOfReach,
      {
        code: 'fingerprint-mismatch',
        params: { host: 'reg:5000', expected: other.fingerprint, actual: anchor.fingerprint },
      },
    ],
    [
      'the file is not what signs there',
      anchor.fingerprint,
      failureFrom({ code: 'anchor-unrelated', params: {} }),
      { code: 'anchor-unrelated' },
    ],
  ])('%s', async (_, fingerprint, shown, end) => {
    expect((await resolve(byFile(fingerprint), shown)).end).toMatchObject(end)
  })
})

describe('nothing is looked at', () => {
  it.each<[string, AnchorSource | ((ticket: string) => AnchorSource), object, ErrorCode]>([
    ['for a fingerprint that is none', byFingerprint('AB:CD'), {}, 'fingerprint-invalid'],
    ['for a fingerprint beside a file that is none', byFile('AB:CD'), {}, 'fingerprint-invalid'],
    ['for a file that nobody chose', { from: 'file', tickets: ['none'] }, {}, 'file-ticket-unknown'],
    ['for a pair that nobody chose', byFile(), { client: { cert: 'none', key: 'none' } }, 'file-ticket-unknown'],
    ['for a name that is no registry’s', byFile(), { registry: 'reg 5000' }, 'reference-space'],
  ])('%s', async (_, source, more, code) => {
    const { end, look } = await resolve(source, seen, {}, more)
    expect(end).toMatchObject({ code })
    expect(look).not.toHaveBeenCalled()
  })

  const [named, restart, machine] = [{ registry: 'reg:5000' }, { noRestart: true }, { machineConfig: true }]
  it.each<[Intent & { kind: 'untrust' | 'insecure-on' | 'insecure-off' | 'migrate' }, object]>([
    [{ kind: 'untrust', ...named, ...restart }, restart],
    [{ kind: 'insecure-on', ...named, ...machine }, machine],
    [{ kind: 'insecure-off', ...named }, {}],
    [{ kind: 'migrate' }, {}],
  ])('for $kind', async (intent, resolved) => {
    const look = vi.fn<Look>()
    const end = await resolveIntent({ reader: readerWith(look) } as ApiDeps, intent, { signal })
    const about = intent.kind === 'migrate' ? {} : { registry }
    expect(end).toMatchObject({ resolved: { kind: intent.kind, ...about, ...resolved }, notes: [] })
    expect(look).not.toHaveBeenCalled()
  })
})

describe('the notes about the registry', () => {
  it('are the severe findings, without their certificate', async () => {
    const [finding] = usual.findings
    const findings = [
      { ...finding, code: 'leaf-only', severity: 'warning', certificate: 0 },
      { ...finding, code: 'cross-signed', severity: 'info' },
    ] as Inspection['findings']
    const { end } = await resolve(byFile(), { ...seen, findings })
    expect(end).toMatchObject({ notes: [{ code: 'leaf-only' }] })
    expect(JSON.stringify(end)).not.toContain('"certificate":0')
  })

  it('the place is the registry’s own by default', async () => {
    const placeOf = async (more: object) => (await resolve(byFile(), seen, {}, more)).end
    expect([await placeOf({}), await placeOf({ place: 'system' })]).toMatchObject([
      { resolved: { place: 'registry' } },
      { resolved: { place: 'system' } },
    ])
  })
})
