import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ApiDeps } from '../../../../main/api/deps.ts'
import {
  authorityInit,
  authorityList,
  authorityReadRequests,
  authorityRequest,
  authorityShow,
  authoritySign,
} from '../../../../main/api/handlers/authority.ts'
import { createQuestions } from '../../../../main/api/questions.ts'
import { createTickets } from '../../../../main/api/tickets.ts'
import { openssl } from '../../../support/certificates/mint.ts'
import { sampleCertificate } from '../../../support/certificates/sample-certificate.ts'
import { readHere } from '../../../support/reader/read-here.ts'

const { signal } = new AbortController()
const context = { signal, emit: () => undefined as never }
let directory: string
let deps: ApiDeps
let serials: readonly string[]

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-authority-show-'))
  const { ask } = createQuestions()
  deps = { door: 'cli', tickets: createTickets(), ask, reader: readHere, now: () => new Date() } as ApiDeps
  await writeFile(at('passphrase'), 'correct horse\n')
  const passphrasePath = at('passphrase')
  const wanted = { subject: 'Example CA', key: 'p256' as const, days: 90, names: [], unconstrained: true }
  await authorityInit(deps, { ...wanted, directory: at('ca'), passphrasePath }, context)
  const files = ['ann', 'bob', 'cid', 'dan'].map((name) => ({ name, names: [`${name}.example.com`] }))
  for (const each of files)
    await authorityRequest(deps, { ...each, subject: each.name, out: at('asked'), key: 'p256' }, context)
  const read = await authorityReadRequests(
    deps,
    { files: files.map(({ name }) => at('asked', `${name}.csr`)) },
    context,
  )
  const tickets = read.flatMap((each) => ('ticket' in each ? [each.ticket] : []))
  const signing = {
    directory: at('ca'),
    tickets,
    profile: 'server' as const,
    days: 60,
    out: at('made'),
    passphrasePath,
  }
  serials = (await authoritySign(deps, signing, context)).map(({ certificate }) => certificate?.serial ?? '')
})
afterAll(() => rm(directory, { recursive: true }))

const at = (...names: string[]): string => join(directory, ...names)
const show = (serial: string, own = deps) => authorityShow(own, { directory: at('ca'), serial }, context)

it('shows the certificate that openssl reads in the same directory, however its number is typed', async () => {
  const [serial = ''] = serials
  const file = at('ca/newcerts', `${serial}.pem`)
  const typed = serial.toLowerCase().replace(/..(?=.)/g, '$&:')
  const { issued, certificate } = await show(typed)
  expect(issued).toMatchObject({ serial, state: 'valid', file })
  expect(await openssl('x509', '-in', file)).toBe(certificate.pem)
  const print = await openssl('x509', '-in', file, '-noout', '-fingerprint', '-sha256', '-ext', 'extendedKeyUsage')
  expect(print).toContain(`=${certificate.fingerprint}\n`)
  expect(print).toContain('TLS Web Server Authentication')
  expect(certificate).toMatchObject({ extendedKeyUsage: ['serverAuth'], dnsNames: ['ann.example.com'] })
})

it('shows nothing for a file that is gone, damaged or another certificate’s', async () => {
  const [ann = '', bob = '', cid = '', dan = ''] = serials
  const file = (serial: string): string => at('ca/newcerts', `${serial}.pem`)
  await writeFile(file(bob), await readFile(file(ann)))
  await writeFile(file(cid), '-----BEGIN CERTIFICATE-----\nMAMCAQA=\n-----END CERTIFICATE-----\n')
  await rm(file(dan))
  for (const serial of [bob, cid, dan]) await expect(show(serial)).rejects.toMatchObject({ code: 'certificate-gone' })
  await expect(show('77')).rejects.toMatchObject({ code: 'serial-unknown' })
})

it('lists the others beside a damaged file that has no line', async () => {
  await writeFile(at('ca/newcerts/AB.pem'), '-----BEGIN CERTIFICATE-----\nMAMCAQA=\n-----END CERTIFICATE-----\n')
  const { certificates } = await authorityList(deps, { directory: at('ca') }, context)
  expect(certificates.map(({ serial }) => serial)).toEqual(serials)
})

it('believes no reader that gives another certificate', async () => {
  const reader = (async () => [sampleCertificate('other')]) as unknown as ApiDeps['reader']
  await expect(show(serials[0] ?? '', { ...deps, reader })).rejects.toMatchObject({ code: 'reader-ended' })
})
