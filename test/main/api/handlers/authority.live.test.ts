import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ApiDeps } from '../../../../main/api/deps.ts'
import {
  authorityCrl,
  authorityInit,
  authorityList,
  authorityReadRequests,
  authorityRequest,
  authoritySign,
} from '../../../../main/api/handlers/authority.ts'
import { createQuestions } from '../../../../main/api/questions.ts'
import { createTickets } from '../../../../main/api/tickets.ts'
import type { Reader } from '../../../../main/reader/reader.ts'
import { openssl } from '../../../support/certificates/mint.ts'
import { readHere } from '../../../support/reader/read-here.ts'

const { signal } = new AbortController()
const context = { signal, emit: () => undefined as never }
let directory: string
let deps: ApiDeps

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-authority-verbs-'))
  const { ask } = createQuestions()
  deps = { door: 'cli', tickets: createTickets(), ask, reader: readHere, now: () => new Date() } as ApiDeps
  await writeFile(at('passphrase'), 'correct horse\n')
  const wanted = { subject: 'Example CA', key: 'p256' as const, days: 10, names: [], unconstrained: true }
  await authorityInit(deps, { ...wanted, directory: at('ca'), passphrasePath: at('passphrase') }, context)
  for (const name of ['ann', 'mallory']) {
    await authorityRequest(
      deps,
      { name, subject: name, names: [`${name}.example.com`], out: at('asked'), key: 'p256' },
      context,
    )
  }
})
afterEach(() => rm(directory, { recursive: true }))

const at = (...names: string[]): string => join(directory, ...names)
const read = (...files: string[]) => authorityReadRequests(deps, { files }, context)
async function ticketsOf(...files: string[]): Promise<string[]> {
  return (await read(...files)).flatMap((each) => ('ticket' in each ? [each.ticket] : []))
}
const sign = (tickets: string[], passphrasePath = at('passphrase')) =>
  authoritySign(
    deps,
    { directory: at('ca'), tickets, profile: 'client', days: 5, out: at('made'), passphrasePath },
    context,
  )

describe('what is signed', () => {
  it('is what was read, whatever the file has become since', async () => {
    const tickets = await ticketsOf(at('asked/ann.csr'))
    await copyFile(at('asked/mallory.csr'), at('asked/ann.csr'))
    const [made] = await sign(tickets)
    const text = await openssl(
      'x509',
      '-in',
      made?.certificate?.file ?? '',
      '-noout',
      '-subject',
      '-ext',
      'subjectAltName',
    )
    expect(text).toMatch(/CN = ann\n[\s\S]*DNS:ann\.example\.com\n/)
  })

  it('is nothing of what a reader says that another request has taken over', async () => {
    const lying: Reader = async (job, ...more) => {
      const answer = await readHere(job, ...more)
      if (job.kind !== 'requests') return answer
      const [, mallory] = answer as { request: object }[]
      return [mallory, mallory] as never
    }
    deps = { ...deps, reader: lying }
    const files = [at('asked/ann.csr'), at('asked/mallory.csr')]
    const [ann] = await read(...files)
    expect(ann).toMatchObject({ request: { subject: 'CN=ann', names: ['ann.example.com'] } })
    const [made] = await sign(await ticketsOf(...files))
    expect(await openssl('x509', '-in', made?.certificate?.file ?? '', '-noout', '-pubkey')).toBe(
      await openssl('req', '-in', at('asked/ann.csr'), '-noout', '-pubkey'),
    )
  })

  it('is written over nothing, and is in the authority’s directory all the same', async () => {
    const tickets = await ticketsOf(at('asked/ann.csr'))
    await sign(tickets)
    const first = await readFile(at('made/ann.crt'), 'utf8')
    expect(await sign(tickets)).toMatchObject([{ certificate: {}, failure: { code: 'file-exists' } }])
    expect(await readFile(at('made/ann.crt'), 'utf8')).toBe(first)
    expect((await authorityList(deps, { directory: at('ca') }, context)).certificates).toHaveLength(2)
  })
})

it('says that a passphrase is wrong', async () => {
  await writeFile(at('other'), 'battery staple\n')
  const wrong = { code: 'key-passphrase-wrong' }
  await expect(sign(await ticketsOf(at('asked/ann.csr')), at('other'))).rejects.toMatchObject(wrong)
  const list = { directory: at('ca'), days: 1, der: false, passphrasePath: at('other') }
  await expect(authorityCrl(deps, list, context)).rejects.toMatchObject(wrong)
})

it('says what can’t be written', async () => {
  await rm(at('ca/crl'), { recursive: true })
  await writeFile(at('ca/crl'), 'a file in the place of a directory')
  const list = { directory: at('ca'), days: 1, der: false, passphrasePath: at('passphrase') }
  await expect(authorityCrl(deps, list, context)).rejects.toMatchObject({ code: 'file-unwritable' })
})

it('takes no path from the page of the desktop', async () => {
  const desktop: ApiDeps = { ...deps, door: 'desktop' }
  const refused = { code: 'file-choice-refused' }
  await expect(authorityReadRequests(desktop, { files: [at('asked/ann.csr')] }, context)).rejects.toMatchObject(refused)
  await expect(authorityList(desktop, { directory: at('ca') }, context)).rejects.toMatchObject(refused)
})
