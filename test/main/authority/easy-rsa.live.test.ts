import { access, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRequest } from '../../../main/authority/create.ts'
import { allEntries, openAuthority } from '../../../main/authority/directory.ts'
import { signAll } from '../../../main/authority/sign.ts'
import { readKeyFile, unlock } from '../../../main/authority/unlock.ts'
import { requestParts } from '../../../main/certificates/read/request-parts.ts'
import { parseSubject } from '../../../main/certificates/write/subject.ts'
import { openssl } from '../../support/certificates/mint.ts'
import { must } from '../../support/processes/process.ts'

const home = '/usr/share/easy-rsa'
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-easy-rsa-'))
})
afterAll(() => rm(directory, { recursive: true }))

it('easy-rsa and Mooring go on in the same directory', async ({ skip }) => {
  const isThere = await access(join(home, 'easyrsa')).then(
    () => true,
    () => false,
  )
  skip(!isThere, `easy-rsa is not in ${home}`)
  const pki = join(directory, 'pki')
  const easyRsa = (...args: string[]) =>
    must('env', [`EASYRSA=${home}`, `EASYRSA_PKI=${pki}`, 'EASYRSA_BATCH=1', join(home, 'easyrsa'), ...args])
  await easyRsa('init-pki')
  await easyRsa('--req-cn=Easy CA', 'build-ca', 'nopass')
  await easyRsa('build-client-full', 'eve', 'nopass')

  const { file } = await createRequest({ directory, name: 'ann', subject: parseSubject('ann'), key: 'p256', names: [] })
  const { subject, key } = requestParts({ name: 'ann.csr', bytes: await readFile(file) })
  const authority = await openAuthority(pki)
  const issuer = unlock(authority, (await readKeyFile(authority)).bytes, undefined)
  const now = new Date()
  const grant = { subject, key, names: [], notBefore: now, notAfter: new Date(now.getTime() + 86_400_000) }
  const [ann] = await signAll(authority, issuer, [{ ...grant, profile: 'client' }], now)

  await easyRsa('build-client-full', 'zoe', 'nopass')
  expect((await allEntries(authority)).map((entry) => entry.subject)).toEqual(['/CN=eve', '/CN=ann', '/CN=zoe'])
  const signed = join(pki, 'certs_by_serial', `${ann?.serial}.pem`)
  expect(await openssl('verify', '-purpose', 'sslclient', '-CAfile', join(pki, 'ca.crt'), signed)).toContain(': OK')
})
