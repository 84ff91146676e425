import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiDeps } from '../../../../main/api/deps.ts'
import { filesChoose } from '../../../../main/api/handlers/files.ts'
import { createQuestions } from '../../../../main/api/questions.ts'
import { createTickets } from '../../../../main/api/tickets.ts'
import { fileTicketSchema } from '../../../../shared/model/intent.ts'
import { sampleCertificate, samplePem } from '../../../support/certificates/sample-certificate.ts'
import { readHere } from '../../../support/reader/read-here.ts'

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const keyPem = (lock: { cipher?: string; passphrase?: string } = {}) =>
  privateKey.export({ type: 'pkcs8', format: 'pem', ...lock }).toString()
const rsaPem = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs1', format: 'pem' })
const contents = {
  'ca.pem': samplePem('anchor') + samplePem('other'),
  'ca-with-key.pem': samplePem('anchor') + keyPem(),
  'client.pem': keyPem() + samplePem('client'),
  'client.key': keyPem(),
  'locked.key': keyPem({ cipher: 'aes-256-cbc', passphrase: 'open sesame' }),
  id_rsa: rsaPem.toString(),
  passphrase: 'open sesame\n',
  'passphrase-of-notepad': '\ufeffopen sesame\r\n',
  'passphrase-of-powershell': Buffer.from('\ufeffopen sesame\r\n', 'utf16le'),
  'passphrase-big-endian': Buffer.from('\ufeffopen sesame\n', 'utf16le').swap16(),
  'other.txt': 'nothing',
}

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-files-'))
  for (const [name, content] of Object.entries(contents)) await writeFile(join(directory, name), content)
})
afterAll(() => rm(directory, { recursive: true }))

const { signal } = new AbortController()
const pathOf = (name: keyof typeof contents) => join(directory, name)
const context = { signal, emit: () => undefined as never }
type Input = Parameters<typeof filesChoose>[1]

/** Chooses a file at a door, where a listener answers the questions. */
async function choose(door: Partial<ApiDeps>, input: Input, ...answers: string[]) {
  const questions = createQuestions()
  const { ask } = questions
  const deps = { door: 'cli', tickets: createTickets(), ask, questions, reader: readHere, ...door } as ApiDeps
  const asked: unknown[] = []
  const listening = new AbortController()
  void deps.questions.listen((event) => {
    if (event.kind !== 'passphrase') return
    asked.push(event.attempt)
    deps.questions.answer(event.id, answers.shift())
  }, listening.signal)
  try {
    const ticket = await filesChoose(deps, input, context)
    return { ticket, asked, file: deps.tickets.redeem(ticket.id, ticket.role) }
  } finally {
    listening.abort()
  }
}

describe('a file', () => {
  const subject = (name: string) => `CN=${name}.example.com`
  it.each<[Input['role'], keyof typeof contents, unknown, readonly string[]]>([
    [
      'ca',
      'ca.pem',
      `${subject('anchor')}; ${subject('other')}`,
      [sampleCertificate('anchor').fingerprint, sampleCertificate('other').fingerprint],
    ],
    ['client-cert', 'client.pem', subject('client'), [sampleCertificate('client').fingerprint]],
    ['client-key', 'client.key', { phrase: 'file-key', params: { type: 'EC' } }, []],
    ['identity', 'id_rsa', { phrase: 'file-key', params: { type: 'RSA' } }, []],
  ])('as %s', async (role, name, held, fingerprints) => {
    const { ticket, asked, file } = await choose({}, { role, path: pathOf(name) })
    expect(fileTicketSchema.parse(ticket)).toEqual({ id: ticket.id, role, name, contents: held, fingerprints })
    expect(Buffer.from(file.bytes).toString()).toBe(contents[name])
    expect(asked).toEqual([])
  })

  it.each<[Input['role'], keyof typeof contents, string]>([
    ['ca', 'other.txt', 'certificate-not-pem'],
    ['ca', 'ca-with-key.pem', 'certificate-holds-key'],
    ['client-cert', 'client.key', 'certificate-not-pem'],
    ['client-key', 'ca.pem', 'key-not-pem'],
    ['identity', 'ca.pem', 'identity-not-key'],
  ])('as %s that is %s is refused', async (role, name, code) => {
    await expect(choose({}, { role, path: pathOf(name) })).rejects.toMatchObject({ code, params: { file: name } })
  })

  it('that does not exist is refused', async () => {
    const file = join(directory, 'none')
    await expect(choose({}, { role: 'ca', path: file })).rejects.toMatchObject({
      code: 'file-unreadable',
      params: { file, detail: { phrase: 'system-ENOENT' } },
    })
  })
})

describe('an encrypted client key', () => {
  const input = (): Input => ({ role: 'client-key', path: pathOf('locked.key') })

  it('asks for its passphrase until it opens', async () => {
    const { file, asked, ticket } = await choose({}, input(), 'wrong', 'open sesame')
    expect(asked).toEqual([1, 2])
    expect(file.passphrase).toBe('open sesame')
    expect(JSON.stringify(ticket)).not.toContain('sesame')
  })

  it('is asked about at the door, where that has somebody to ask', async () => {
    const ask = async () => 'open sesame'
    const { file, asked } = await choose({ ask }, input())
    expect([file.passphrase, asked]).toEqual(['open sesame', []])
  })

  it.each(['passphrase', 'passphrase-of-notepad', 'passphrase-of-powershell', 'passphrase-big-endian'] as const)(
    'is not asked about where a file holds its passphrase: %s',
    async (name) => {
      const { file, asked, ticket } = await choose({}, { ...input(), passphrasePath: pathOf(name) })
      expect(asked).toEqual([])
      expect(file.passphrase).toBe('open sesame')
      expect(ticket.contents).toEqual({ phrase: 'file-key', params: { type: 'EC' } })
    },
  )

  it('stays closed with the wrong file', async () => {
    await expect(choose({}, { ...input(), passphrasePath: pathOf('other.txt') })).rejects.toMatchObject({
      code: 'key-passphrase-wrong',
    })
  })
})

describe('at the desktop', () => {
  const door = 'desktop' as const

  it('the dialog names the file', async () => {
    const chooseFile = async (role: string) => (role === 'ca' ? pathOf('ca.pem') : undefined)
    expect((await choose({ door, chooseFile }, { role: 'ca' })).file.path).toBe(pathOf('ca.pem'))
    await expect(choose({ door, chooseFile }, { role: 'client-key' })).rejects.toMatchObject({ code: 'file-cancelled' })
  })

  it('the page may not name a path, even for a passphrase', async () => {
    const refused = { code: 'file-choice-refused' }
    const chooseFile = async () => pathOf('locked.key')
    await expect(choose({ door }, { role: 'ca', path: pathOf('ca.pem') })).rejects.toMatchObject(refused)
    await expect(
      choose({ door, chooseFile }, { role: 'client-key', passphrasePath: pathOf('passphrase') }),
    ).rejects.toMatchObject(refused)
  })
})
