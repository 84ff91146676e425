import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAuthority, createRequest } from '../../../main/authority/create.ts'
import { openAuthority, readIndex } from '../../../main/authority/directory.ts'
import { issuedOf, makeList, revoke } from '../../../main/authority/revoke.ts'
import { type Grant, signAll } from '../../../main/authority/sign.ts'
import { readKeyFile, unlock } from '../../../main/authority/unlock.ts'
import { readRequest } from '../../../main/certificates/read/request.ts'
import { parseSubject } from '../../../main/certificates/write/subject.ts'
import { must } from '../../support/processes/process.ts'

const day = 86_400_000
const now = new Date()
const later = new Date(now.getTime() + 366 * day)
const passphrase = 'correct horse'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-authority-'))
})
afterEach(() => rm(directory, { recursive: true }))

const at = (...names: string[]): string => join(directory, ...names)
/** Runs openssl in the authority's directory. */
const openssl = (place: string, ...args: string[]): Promise<string> =>
  must('sh', ['-c', 'cd "$0" && exec openssl "$@"', place, ...args])

async function openOurs() {
  const authority = await openAuthority(at('ca'))
  const { bytes } = await readKeyFile(authority)
  return { authority, issuer: unlock(authority, bytes, passphrase) }
}

async function makeOurs() {
  const subject = parseSubject('CN=Example CA, O=Example')
  const notAfter = new Date(now.getTime() + 3650 * day)
  await createAuthority({
    directory: at('ca'),
    subject,
    key: 'p256',
    passphrase,
    names: ['example.com'],
    notBefore: now,
    notAfter,
  })
  return openOurs()
}

async function grantFor(name: string, names: readonly string[] = []): Promise<Grant> {
  const made = await createRequest({ directory: at('requests'), name, subject: parseSubject(name), key: 'p256', names })
  const { subject, key } = readRequest({ name, bytes: await readFile(made.file) })
  return { subject, key, profile: names.length > 0 ? 'server' : 'client', names, notBefore: now, notAfter: later }
}

describe('an authority’s directory', () => {
  it('is one that openssl ca goes on in, and lists what that made', async () => {
    const { authority, issuer } = await makeOurs()
    const [ours] = await signAll(authority, issuer, [await grantFor('ann')], now)
    await createRequest({
      directory: at('requests'),
      name: 'bob',
      subject: parseSubject('CN=bob'),
      key: 'rsa-3072',
      names: [],
    })
    await openssl(
      at('ca'),
      'ca',
      '-batch',
      '-notext',
      '-config',
      'openssl-ca.cnf',
      '-passin',
      `pass:${passphrase}`,
      '-in',
      at('requests/bob.csr'),
      '-out',
      at('bob.crt'),
    )
    const listed = (await readIndex(authority)).map((entry) => issuedOf(entry, now))
    expect(listed.map(({ subject, state }) => [subject, state])).toEqual([
      ['/CN=ann', 'valid'],
      ['/CN=bob', 'valid'],
    ])
    expect(listed[0]?.serial).toBe(ours?.serial)
    expect(
      await openssl(
        at('ca'),
        'verify',
        '-purpose',
        'sslclient',
        '-CAfile',
        'certs/ca.crt',
        at('bob.crt'),
        `newcerts/${ours?.serial}.pem`,
      ),
    ).toMatch(/OK\n.*OK\n$/)
    expect(
      await openssl(
        at('ca'),
        'ca',
        '-config',
        'openssl-ca.cnf',
        '-passin',
        `pass:${passphrase}`,
        '-status',
        ours?.serial ?? '',
      ).catch((error: Error) => error.message),
    ).toContain('Valid (V)')
  })

  it('revokes, and its list is heeded; openssl ca revokes in it as well', async () => {
    const { authority, issuer } = await makeOurs()
    const [ann, bob] = await signAll(authority, issuer, [await grantFor('ann'), await grantFor('bob')], now)
    await revoke(authority, (ann?.serial ?? '').toLowerCase(), 'keyCompromise', now)
    await openssl(
      at('ca'),
      'ca',
      '-config',
      'openssl-ca.cnf',
      '-passin',
      `pass:${passphrase}`,
      '-revoke',
      `newcerts/${bob?.serial}.pem`,
      '-crl_reason',
      'superseded',
    )
    expect((await readIndex(authority)).map(({ revoked }) => revoked?.reason)).toEqual(['keyCompromise', 'superseded'])
    const list = await makeList(authority, issuer, { nextUpdate: later, now })
    expect([list.number, list.revoked]).toEqual([1n, 2])
    for (const serial of [ann?.serial, bob?.serial]) {
      await expect(
        openssl(
          at('ca'),
          'verify',
          '-crl_check',
          '-CRLfile',
          list.file,
          '-CAfile',
          'certs/ca.crt',
          `newcerts/${serial}.pem`,
        ),
      ).rejects.toThrow('certificate revoked')
    }
    expect((await makeList(authority, issuer, { nextUpdate: later, now })).number).toBe(2n)
  })

  it('lists a certificate whose line was not written any more', async () => {
    const { authority, issuer } = await makeOurs()
    const [ann] = await signAll(authority, issuer, [await grantFor('ann')], now)
    await writeFile(authority.layout.index, '')
    await signAll(authority, issuer, [await grantFor('bob')], now)
    expect((await readIndex(authority)).map(({ subject }) => subject)).toEqual(['/CN=ann', '/CN=bob'])
    await revoke(authority, ann?.serial ?? '', undefined, now)
  })

  it('has all that several signed at once', async () => {
    const { authority, issuer } = await makeOurs()
    const grants = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => grantFor(name)))
    await Promise.all(grants.map((grant) => signAll(authority, issuer, [grant], now)))
    const entries = await readIndex(authority)
    expect(entries.map(({ subject }) => subject).sort()).toEqual(['/CN=a', '/CN=b', '/CN=c', '/CN=d', '/CN=e'])
    expect(new Set(entries.map(({ serial }) => serial)).size).toBe(5)
    expect(await readdir(at('ca'))).not.toContain('.mooring-lock')
  })

  it('is not made where something is', async () => {
    await mkdir(at('ca'))
    await writeFile(at('ca', 'precious'), '')
    await expect(makeOurs()).rejects.toMatchObject({ code: 'directory-not-empty' })
    expect(await readdir(directory)).toEqual(['ca'])
  })
})

describe('a directory that openssl ca made by the documents', () => {
  it('is gone on in with its own numbers', async () => {
    const config =
      'dir = .\n[ ca ]\ndefault_ca = CA_default\n[ CA_default ]\ncertificate = $dir/certs/docker_ca.crt\nprivate_key = $dir/private/docker_ca.key\ndatabase = $dir/index.txt\nnew_certs_dir = $dir/newcerts\nserial = $dir/serial\ndefault_md = sha256\npolicy = any\n[ any ]\ncommonName = supplied\n[ v3_ca ]\nbasicConstraints = critical,CA:true\nkeyUsage = cRLSign, keyCertSign\n[ req ]\ndistinguished_name = dn\n[ dn ]\n'
    await must('sh', [
      '-c',
      'mkdir -p "$0" && cd "$0" && mkdir certs crl newcerts private && chmod 700 private && : >index.txt && echo 1000 >serial',
      at('ca'),
    ])
    await writeFile(at('ca/openssl-ca.cnf'), config)
    await openssl(
      at('ca'),
      'genrsa',
      '-aes256',
      '-passout',
      `pass:${passphrase}`,
      '-out',
      'private/docker_ca.key',
      '2048',
    )
    await openssl(
      at('ca'),
      'req',
      '-new',
      '-x509',
      '-days',
      '3650',
      '-key',
      'private/docker_ca.key',
      '-passin',
      `pass:${passphrase}`,
      '-sha256',
      '-extensions',
      'v3_ca',
      '-subj',
      '/CN=docker ca',
      '-out',
      'certs/docker_ca.crt',
      '-config',
      'openssl-ca.cnf',
    )
    const { authority, issuer } = await openOurs()
    const made = await signAll(authority, issuer, [await grantFor('ann'), await grantFor('bob')], now)
    expect(made.map(({ serial }) => serial)).toEqual(['1000', '1001'])
    expect(await readFile(authority.layout.serial, 'utf8')).toBe('1002\n')
    await createRequest({
      directory: at('requests'),
      name: 'cid',
      subject: parseSubject('cid'),
      key: 'p256',
      names: [],
    })
    await openssl(
      at('ca'),
      'ca',
      '-batch',
      '-notext',
      '-days',
      '366',
      '-config',
      'openssl-ca.cnf',
      '-passin',
      `pass:${passphrase}`,
      '-in',
      at('requests/cid.csr'),
      '-out',
      at('cid.crt'),
    )
    expect((await readIndex(authority)).map(({ serial }) => serial)).toEqual(['1000', '1001', '1002'])
    expect(await openssl(at('ca'), 'verify', '-CAfile', 'certs/docker_ca.crt', 'newcerts/1001.pem')).toContain('OK')
  })
})
