import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createServer, type TLSSocket } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAuthority } from '../../../main/authority/create.ts'
import { allEntries, openAuthority } from '../../../main/authority/directory.ts'
import { issue } from '../../../main/authority/issue.ts'
import { readKeyFile, unlock } from '../../../main/authority/unlock.ts'
import { parseSubject } from '../../../main/certificates/write/subject.ts'
import type { Profile } from '../../../shared/model/authority.ts'
import { putBelowRoot } from '../../support/certificates/below-root.ts'
import { openssl } from '../../support/certificates/mint.ts'

const now = new Date()
const later = new Date(now.getTime() + 86_400_000)
const passphrase = 'correct horse'
let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-issue-'))
})
afterEach(() => rm(directory, { recursive: true }))

const at = (...names: string[]): string => join(directory, ...names)
const text = (file: string): Promise<string> => readFile(file, 'utf8')

const makeOurs = (notAfter = later): Promise<unknown> =>
  createAuthority({
    directory: at('ca'),
    subject: parseSubject('CN=Example CA, O=Example'),
    key: 'p256',
    passphrase,
    names: [],
    notBefore: new Date(now.getTime() - 172_800_000),
    notAfter,
  })

async function issueOne(name: string, profile: Profile, names: readonly string[] = []) {
  const authority = await openAuthority(at('ca'))
  const issuer = unlock(authority, (await readKeyFile(authority)).bytes, passphrase)
  const pair = { directory: at('pair'), name, subject: parseSubject(name), key: 'p256', profile, names } as const
  return issue(authority, issuer, { ...pair, notBefore: now, notAfter: later }, now)
}

/** Whether a client and a server with these pairs accept each other, when both trust one anchor alone. */
async function shakeHands(anchor: string, client: { key: string; file: string }, server: typeof client) {
  const ca = await text(anchor)
  const pairOf = async ({ key, file }: typeof client) => ({ ca, key: await text(key), cert: await text(file) })
  const listening = createServer({ ...(await pairOf(server)), requestCert: true, rejectUnauthorized: true })
  await once(listening.listen(0, '127.0.0.1'), 'listening')
  try {
    const { port } = listening.address() as AddressInfo
    const [[accepted], socket] = await Promise.all([
      once(listening, 'secureConnection') as Promise<[TLSSocket]>,
      connect({ ...(await pairOf(client)), port, host: '127.0.0.1', servername: 'registry.example.com' }),
    ])
    if (!socket.authorized) await once(socket, 'secureConnect')
    const both = [accepted.authorized, socket.authorized, accepted.getPeerCertificate().subject.CN]
    accepted.destroy()
    socket.destroy()
    return both
  } finally {
    listening.close()
  }
}

describe('a pair for a host of one’s own', () => {
  it.each(['a root', 'an authority below one'])('of %s is accepted by who trusts the root alone', async (kind) => {
    await makeOurs()
    const root = kind === 'a root' ? at('ca/certs/ca.crt') : await putBelowRoot(at('ca'), passphrase)
    const ann = await issueOne('ann', 'client')
    const registry = await issueOne('registry', 'server', ['registry.example.com'])
    expect((await readdir(at('pair'))).sort()).toEqual(['ann.cert', 'ann.key', 'registry.crt', 'registry.key'])
    for (const { key } of [ann, registry]) expect((await stat(key)).mode & 0o777).toBe(0o600)
    expect(await openssl('x509', '-in', ann.file, '-noout', '-subject')).toBe('subject=CN = ann\n')
    expect(await shakeHands(root, ann, registry)).toEqual([true, true, 'ann'])
    expect((await allEntries(await openAuthority(at('ca')))).map(({ subject }) => subject)).toEqual([
      '/CN=ann',
      '/CN=registry',
    ])
  })

  it('is for its profile alone', async () => {
    await makeOurs()
    const { file } = await issueOne('ann', 'client')
    const verify = (purpose: string) => openssl('verify', '-purpose', purpose, '-CAfile', at('ca/certs/ca.crt'), file)
    expect(await verify('sslclient')).toContain(': OK')
    await expect(verify('sslserver')).rejects.toThrow('certificate purpose')
  })

  it('leaves no key behind if nothing is signed, and overwrites none', async () => {
    await makeOurs(new Date(now.getTime() - 86_400_000))
    await expect(issueOne('ann', 'client')).rejects.toMatchObject({ code: 'authority-expired' })
    expect(await readdir(at('pair'))).toEqual([])
    await writeFile(at('pair/ann.key'), 'precious')
    await expect(issueOne('ann', 'client')).rejects.toMatchObject({ code: 'file-exists' })
    expect(await text(at('pair/ann.key'))).toBe('precious')
  })
})
