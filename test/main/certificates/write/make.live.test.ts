import { createPrivateKey } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyIdentifierOf } from '../../../../main/certificates/read/issuer.ts'
import {
  type Issuer,
  makeCertificate,
  publicKeyInfo,
  randomSerial,
} from '../../../../main/certificates/write/certificate.ts'
import { privateKeyPem } from '../../../../main/certificates/write/encrypted-key.ts'
import {
  alternativeNames,
  authorityExtensions,
  nameConstraints,
  profileExtensions,
} from '../../../../main/certificates/write/extensions.ts'
import { makeKey } from '../../../../main/certificates/write/key.ts'
import { makeRequest } from '../../../../main/certificates/write/request.ts'
import { makeRevocationList } from '../../../../main/certificates/write/revocation-list.ts'
import { signerOf } from '../../../../main/certificates/write/signature.ts'
import { parseSubject } from '../../../../main/certificates/write/subject.ts'
import type { KeyKind } from '../../../../shared/model/authority.ts'
import { type Mint, openMint, openssl } from '../../../support/certificates/mint.ts'

let mint: Mint
beforeAll(async () => {
  mint = await openMint()
})
afterAll(() => mint.remove())

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(mint.directory, name)
  await writeFile(path, content)
  return path
}

const [notBefore, notAfter] = [new Date('2026-01-01T00:00:00Z'), new Date('2056-01-01T00:00:00Z')]

async function makeAuthority(kind: KeyKind, names: readonly string[]) {
  const privateKey = await makeKey(kind)
  const [name, key] = [parseSubject('CN=Example CA, O=Exämple, C=de'), publicKeyInfo(privateKey)]
  const issuer: Issuer = { name, keyId: keyIdentifierOf(key), signer: signerOf(privateKey) }
  const extensions = [...authorityExtensions(false), ...(names.length > 0 ? [nameConstraints(names)] : [])]
  const pem = await makeCertificate(
    { serial: randomSerial(), subject: name, key, notBefore, notAfter, extensions },
    issuer,
  )
  return { privateKey, issuer, pem }
}

describe.each<KeyKind>(['rsa-3072', 'p256', 'p384'])('with an authority that has a key of %s', (kind) => {
  let authority: Awaited<ReturnType<typeof makeAuthority>>
  let root: string
  beforeAll(async () => {
    authority = await makeAuthority(kind, ['example.com', '10.0.0.0/8'])
    root = await file(`${kind}.pem`, authority.pem)
  })

  const issue = async (names: readonly string[]): Promise<string> => {
    const key = publicKeyInfo(await makeKey('p256'))
    const extensions = [...profileExtensions('server', false), ...alternativeNames(names)]
    const subject = parseSubject('registry')
    const pem = await makeCertificate(
      { serial: randomSerial(), subject, key, notBefore, notAfter, extensions },
      authority.issuer,
    )
    return file('server.pem', pem)
  }

  it('makes one that openssl shows as it was meant', async () => {
    const text = await openssl('x509', '-in', root, '-noout', '-text', '-nameopt', 'utf8')
    expect(text).toContain('Subject: C=DE, O=Exämple, CN=Example CA')
    expect(text).toContain('X509v3 Basic Constraints: critical\n                CA:TRUE\n')
    expect(text).toContain('X509v3 Key Usage: critical\n                Certificate Sign, CRL Sign\n')
    expect(text).toMatch(
      /Name Constraints: critical\s+Permitted:\s+DNS:example.com\s+IP:10.0.0.0\/255.0.0.0\s+Excluded:\s+IP:0:0/,
    )
    expect(text).toContain('Not After : Jan  1 00:00:00 2056 GMT')
  })

  it.each([['a.example.com', '10.1.2.3'], ['example.com'], ['*.b.example.com']])('signs for %s', async (...names) => {
    expect(
      await openssl('verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', root, await issue(names)),
    ).toContain(': OK')
  })

  it.each([['a.example.org'], ['192.168.0.1'], ['fd00::1']])('has nobody accept what it signs for %s', async (name) => {
    await expect(openssl('verify', '-CAfile', root, await issue([name]))).rejects.toThrow(/subtree violation/)
  })

  it('makes a revocation list that openssl verifies and heeds', async () => {
    const serial = 0xfedc_ba98n
    const key = publicKeyInfo(await makeKey('p256'))
    const extensions = profileExtensions('client', false)
    const subject = parseSubject('ann')
    const client = await file(
      'client.pem',
      await makeCertificate({ serial, subject, key, notBefore, notAfter, extensions }, authority.issuer),
    )
    const revoked = [{ serial, at: new Date(), reason: 'keyCompromise' as const }]
    const nextUpdate = new Date(Date.now() + 86_400_000)
    const list = await file(
      'list.der',
      await makeRevocationList({ number: 7n, thisUpdate: new Date(), nextUpdate, revoked }, authority.issuer),
    )
    const text = await openssl('crl', '-inform', 'DER', '-in', list, '-noout', '-text', '-CAfile', root)
    expect(text).toMatch(/CRL Number: \s+7\s/)
    expect(text).toMatch(/Serial Number: FEDCBA98[\s\S]*Key Compromise/)
    const pem = join(mint.directory, 'list.pem')
    await openssl('crl', '-inform', 'DER', '-in', list, '-out', pem)
    await expect(openssl('verify', '-crl_check', '-CRLfile', pem, '-CAfile', root, client)).rejects.toThrow(
      /certificate revoked/,
    )
  })
})

it('makes a request that openssl verifies, with the names that it asks for', async () => {
  const request = await file(
    'request.csr',
    await makeRequest(parseSubject('/O=Example/CN=a/b'.replace('a/b', 'a\\/b')), await makeKey('p256'), [
      'registry.example.com',
      '10.0.0.1',
    ]),
  )
  const text = await openssl('req', '-in', request, '-noout', '-verify', '-text')
  expect(text).toContain('Subject: O = Example, CN = a/b')
  expect(text).toContain('DNS:registry.example.com, IP Address:10.0.0.1')
})

describe('a key', () => {
  it('is encrypted with AES-256 and 600,000 rounds of PBKDF2 with SHA-256, and opens with its passphrase', async () => {
    const key = await makeKey('p256')
    const encrypted = await file('encrypted.key', await privateKeyPem(key, 'pässphrase'))
    const shape = await openssl('asn1parse', '-in', encrypted)
    for (const part of ['PBES2', 'PBKDF2', ':0927C0', 'hmacWithSHA256', 'aes-256-cbc']) expect(shape).toContain(part)
    const opened = await openssl('pkey', '-in', encrypted, '-passin', 'pass:pässphrase')
    expect(createPrivateKey(opened).equals(key)).toBe(true)
    await expect(openssl('pkey', '-in', encrypted, '-passin', 'pass:other')).rejects.toThrow()
  })
})
