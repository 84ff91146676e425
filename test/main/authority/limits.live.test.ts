import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAuthority } from '../../../main/authority/create.ts'
import { openAuthority } from '../../../main/authority/directory.ts'
import { signAll } from '../../../main/authority/sign.ts'
import { readKeyFile, unlock } from '../../../main/authority/unlock.ts'
import { makeCertificate, publicKeyInfo, randomSerial } from '../../../main/certificates/write/certificate.ts'
import { alternativeNames, profileExtensions } from '../../../main/certificates/write/extensions.ts'
import { makeKey } from '../../../main/certificates/write/key.ts'
import { parseSubject } from '../../../main/certificates/write/subject.ts'
import { putBelowRoot } from '../../support/certificates/below-root.ts'
import { openssl } from '../../support/certificates/mint.ts'

const now = new Date()
const validity = { notBefore: now, notAfter: new Date(now.getTime() + 86_400_000) }
const passphrase = 'correct horse'
const key = publicKeyInfo(await makeKey('p256'))
let directory: string
const at = (...names: string[]): string => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-limits-'))
  const common = { key: 'p256', passphrase, ...validity } as const
  const make = (name: string, names: readonly string[]): Promise<unknown> =>
    createAuthority({ ...common, directory: at(name, 'ca'), subject: parseSubject('Example CA'), names })
  await make('domain', ['example.com'])
  await make('range', ['10.0.0.0/8'])
  await make('below', [])
  await make('mail', [])
  const constraint = (value: string): string[] => [`nameConstraints=critical,${value}`]
  await putBelowRoot(at('below/ca'), passphrase, constraint('excluded;DNS:secret.example.com'))
  await putBelowRoot(at('mail/ca'), passphrase, constraint('permitted;email:example.com'))
})
afterAll(() => rm(directory, { recursive: true }))

/** An authority whose numbers are those of its file, as in a directory that openssl ca made. */
async function open(name: string) {
  const authority = await openAuthority(at(name, 'ca'))
  const issuer = unlock(authority, (await readKeyFile(authority)).bytes, passphrase)
  return { authority: { ...authority, layout: { ...authority.layout, isRandom: false } }, issuer }
}
const grant = (subject: string, names: readonly string[]) =>
  ({ subject: parseSubject(subject), key, profile: 'server', names, ...validity }) as const

/** What openssl says of the same certificate, signed without looking. */
async function verdict(name: string, subject: string, names: readonly string[]): Promise<string> {
  const { authority, issuer } = await open(name)
  const extensions = [...profileExtensions('server', false), ...alternativeNames(names)]
  const content = { serial: randomSerial(), subject: parseSubject(subject), key, ...validity, extensions }
  await writeFile(at('unlooked.crt'), await makeCertificate(content, issuer))
  const { certificate } = authority.layout
  const trusted = ['-partial_chain', '-CAfile', certificate]
  return openssl('verify', ...trusted, at('unlooked.crt')).catch(({ message }: Error) => message)
}

describe('an authority with name constraints', () => {
  beforeEach(async () => {
    for (const name of ['domain', 'range', 'below', 'mail']) await writeFile(at(name, 'ca/serial'), '1000\n')
  })

  it.each([
    ['domain', 'registry', ['registry.example.com'], 'good'],
    ['domain', 'registry.example.com', [], 'good'],
    ['domain', 'ann', ['ann@example.org'], 'good'],
    ['domain', 'registry', ['registry.example.com', 'registry.example.org'], 'name-beyond'],
    ['domain', 'registry', ['notexample.com'], 'name-beyond'],
    ['domain', 'registry', ['10.0.0.1'], 'name-beyond'],
    ['domain', 'registry', ['::1'], 'name-beyond'],
    // A certificate without a domain has its common name for one.
    ['domain', 'registry.example.org', [], 'name-beyond'],
    ['range', 'registry', ['10.1.2.3'], 'good'],
    ['range', 'registry', ['11.0.0.1'], 'name-beyond'],
    ['below', 'registry', ['registry.example.com'], 'good'],
    ['below', 'registry', ['my.secret.example.com'], 'name-excluded'],
    ['mail', 'emailAddress=ann@example.com, CN=ann', [], 'good'],
    ['mail', 'emailAddress=ann@example.org, CN=ann', [], 'name-beyond'],
  ])('%s: signs for %s and %j as openssl accepts it: %s', async (name, subject, names, expected) => {
    const { authority, issuer } = await open(name)
    const said = await verdict(name, subject, names)
    const sign = () => signAll(authority, issuer, [grant('bob', []), grant(subject, names)], now)
    if (expected === 'good') {
      expect(said).toContain(': OK')
      expect(await sign()).toHaveLength(2)
      return
    }
    expect(said).toMatch(/(permitted|excluded) subtree violation/)
    await expect(sign()).rejects.toMatchObject({ code: expected })
    expect(await readFile(authority.layout.serial, 'utf8')).toBe('1000\n')
  })
})

it('a name that no certificate can have uses up no number', async () => {
  const { authority, issuer } = await open('mail')
  const before = await readdir(authority.layout.newCertificates)
  await writeFile(authority.layout.serial, '1000\n')
  const refused = signAll(authority, issuer, [grant('bob', []), grant('ann', ['a b'])], now)
  await expect(refused).rejects.toMatchObject({ code: 'name-invalid' })
  expect(await readFile(authority.layout.serial, 'utf8')).toBe('1000\n')
  expect(await readdir(authority.layout.newCertificates)).toEqual(before)
})
