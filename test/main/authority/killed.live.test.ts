import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createAuthority } from '../../../main/authority/create.ts'
import { type Authority, allEntries, openAuthority } from '../../../main/authority/directory.ts'
import { parseIndex } from '../../../main/authority/index-file.ts'
import { issue } from '../../../main/authority/issue.ts'
import { makeList, revoke } from '../../../main/authority/revoke.ts'
import { type Grant, signAll } from '../../../main/authority/sign.ts'
import { readKeyFile, unlock } from '../../../main/authority/unlock.ts'
import { publicKeyInfo } from '../../../main/certificates/write/certificate.ts'
import { makeKey } from '../../../main/certificates/write/key.ts'
import { parseSubject } from '../../../main/certificates/write/subject.ts'
import { writeWhole } from '../../../main/write-whole.ts'
import { openssl } from '../../support/certificates/mint.ts'
import { start } from '../../support/processes/process.ts'

const real = await vi.importActual<typeof import('../../../main/write-whole.ts')>('../../../main/write-whole.ts')
vi.mock('../../../main/write-whole.ts', () => ({ writeWhole: vi.fn() }))

/** Lets so many writes through, and has nothing happen from then on: what a kill leaves. Undefined lets all through. */
function dieAfter(writes: number | undefined): void {
  let left = writes ?? Number.POSITIVE_INFINITY
  vi.mocked(writeWhole).mockImplementation(async (...args) => {
    if (left-- <= 0) throw new Error('killed')
    return real.writeWhole(...args)
  })
}

const now = new Date()
const later = new Date(now.getTime() + 86_400_000)
let directory: string
let deadPid: number
let grants: Grant[]

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-killed-authority-'))
  dieAfter(undefined)
  const subject = parseSubject('CN=Example CA')
  const common = { subject, key: 'p256', passphrase: 'correct horse', notBefore: now, notAfter: later } as const
  await createAuthority({ ...common, directory: join(directory, 'made'), names: [] })
  const key = publicKeyInfo(await makeKey('p256'))
  grants = ['ann', 'bob'].map((name) => ({
    subject: parseSubject(name),
    key,
    profile: 'client',
    names: [],
    notBefore: now,
    notAfter: later,
  }))
  const dead = start('sleep', ['60'])
  deadPid = dead.pid
  await dead.stop()
})
afterAll(() => rm(directory, { recursive: true }))

/** A copy of the authority, with random numbers or with those of its file. */
async function open(numbers: 'random' | 'counted'): Promise<Authority> {
  const place = join(directory, 'copy')
  await rm(place, { recursive: true, force: true })
  await cp(join(directory, 'made'), place, { recursive: true })
  const authority = await openAuthority(place)
  await writeFile(authority.layout.serial, '1000\n')
  return { ...authority, layout: { ...authority.layout, isRandom: numbers === 'random' } }
}

const issuerFor = async (authority: Authority) =>
  unlock(authority, (await readKeyFile(authority)).bytes, 'correct horse')

const listed = async ({ layout }: Authority) => parseIndex('index.txt', await readFile(layout.index, 'utf8'))

/** Index and certificates agree, no number is there twice, and openssl verifies all of them. */
async function expectSound(authority: Authority, subjects: readonly string[]): Promise<void> {
  const entries = await listed(authority)
  const files = (await readdir(authority.layout.newCertificates)).filter((name) => /^[0-9A-F]+\.pem$/.test(name))
  expect(entries.map(({ serial }) => `${serial}.pem`).sort()).toEqual(files.sort())
  expect(new Set(entries.map(({ serial }) => serial)).size).toBe(entries.length)
  for (const subject of subjects) expect(entries.map((entry) => entry.subject)).toContain(subject)
  const paths = files.map((name) => join(authority.layout.newCertificates, name))
  if (paths.length > 0) await openssl('verify', '-CAfile', authority.layout.certificate, ...paths)
}

describe.each(['random', 'counted'] as const)(
  'an authority with %s numbers that was killed while it signed',
  (numbers) => {
    it('is one still, after any of its writes, and goes on', async () => {
      let deaths = 0
      for (let isKilled = true; isKilled; ) {
        const authority = await open(numbers)
        const issuer = await issuerFor(authority)
        dieAfter(deaths)
        isKilled = await signAll(authority, issuer, grants, now).then(
          () => false,
          () => true,
        )
        if (!isKilled) break
        deaths++
        // A process that is killed keeps its lock.
        await writeFile(join(authority.directory, '.mooring-lock'), `${deadPid}\n`)
        dieAfter(undefined)
        const [third] = await signAll(
          authority,
          issuer,
          [{ ...(grants[0] as Grant), subject: parseSubject('cid') }],
          now,
        )
        await expectSound(authority, ['/CN=cid'])
        expect((await revoke(authority, third?.serial ?? '', undefined, now)).revoked).toBeDefined()
      }
      expect(deaths).toBe(numbers === 'random' ? 3 : 4)
    })
  },
)

describe('an authority that was killed while it issued a pair', () => {
  it('has made no certificate without its key, after any of its writes', async () => {
    const pair = { name: 'ann', subject: parseSubject('ann'), key: 'p256', profile: 'client', names: [] } as const
    let deaths = 0
    for (let isKilled = true; isKilled; deaths++) {
      const authority = await open('random')
      const issuer = await issuerFor(authority)
      const place = await mkdtemp(join(directory, 'pair-'))
      dieAfter(deaths)
      const issuing = issue(authority, issuer, { ...pair, directory: place, notBefore: now, notAfter: later }, now)
      isKilled = await issuing.then(
        () => false,
        () => true,
      )
      const entries = await allEntries(authority)
      for (const { serial } of entries) {
        const certificate = join(authority.layout.newCertificates, `${serial}.pem`)
        expect(await openssl('pkey', '-in', join(place, 'ann.key'), '-pubout')).toBe(
          await openssl('x509', '-in', certificate, '-noout', '-pubkey'),
        )
      }
      expect([deaths, entries.length]).toEqual([deaths, deaths < 2 ? 0 : 1])
    }
    // The key, the certificate in the directory, the index, the certificate for the host; the fifth time nothing stops it.
    expect(deaths).toBe(5)
  })
})

describe('an authority that was killed while it made a list', () => {
  it('never gives a number to two lists', async () => {
    const authority = await open('random')
    const issuer = await issuerFor(authority)
    const options = { now, nextUpdate: later }
    dieAfter(1)
    await expect(makeList(authority, issuer, options)).rejects.toThrow('killed')
    dieAfter(undefined)
    expect((await makeList(authority, issuer, options)).number).toBe(2n)
  })

  it('has a certificate revoked or not, and can revoke it then', async () => {
    const authority = await open('random')
    const [ann] = await signAll(authority, await issuerFor(authority), grants, now)
    dieAfter(0)
    await expect(revoke(authority, ann?.serial ?? '', undefined, now)).rejects.toThrow('killed')
    dieAfter(undefined)
    await revoke(authority, ann?.serial ?? '', undefined, now)
    await expectSound(authority, ['/CN=ann', '/CN=bob'])
  })
})
