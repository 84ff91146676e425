import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCaFile } from '../../../../main/certificates/read/certificate-file.ts'
import { type Mint, type Minted, openMint, opensslFingerprint } from '../../../support/certificates/mint.ts'

let mint: Mint
let one: Minted
let other: Minted

beforeAll(async () => {
  mint = await openMint()
  one = await mint.mint('one')
  other = await mint.mint('other')
})
afterAll(() => mint.remove())

const read = (content: string | Uint8Array) =>
  readCaFile({
    name: 'ca.pem',
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
  }).certificates.map(({ certificate }) => certificate.fingerprint)

describe('a CA file', () => {
  it('reads PEM, one or several, with text around them and any line ends', async () => {
    const fingerprints = await Promise.all([one, other].map(({ certFile }) => opensslFingerprint(certFile)))
    expect(read(one.cert + other.cert)).toEqual(fingerprints)
    expect(read(`\uFEFFsubject=…\r\n${(one.cert + other.cert).replaceAll('\n', '\r\n')}`)).toEqual(fingerprints)
  })

  it('reads DER', async () => {
    expect(read(new X509Certificate(one.cert).raw)).toEqual([await opensslFingerprint(one.certFile)])
  })

  it.each([
    ['nothing', () => ''],
    ['other text', () => 'not a certificate'],
    ['a request', () => '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n'],
    ['a damaged certificate', () => one.cert.replace('MII', 'MIJ')],
    ['a damaged certificate after a sound one', () => other.cert + one.cert.replace('MII', 'MIJ')],
    ['a certificate that breaks off', () => one.cert.slice(0, -30)],
  ])('refuses %s', (_, content) => {
    expect(() => read(content())).toThrow(
      expect.objectContaining({ code: 'certificate-not-pem', params: { file: 'ca.pem' } }),
    )
  })

  it.each([
    ['PKCS#8', () => one.key],
    ['PKCS#1', () => '-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----\n'],
    ['SEC1', () => '-----BEGIN EC PRIVATE KEY-----\n-----END EC PRIVATE KEY-----\n'],
    ['encrypted', () => '-----BEGIN ENCRYPTED PRIVATE KEY-----\n-----END ENCRYPTED PRIVATE KEY-----\n'],
  ])('refuses a private key beside the certificate (%s)', (_, key) => {
    expect(() => read(key() + one.cert)).toThrow(expect.objectContaining({ code: 'certificate-holds-key' }))
  })
})
