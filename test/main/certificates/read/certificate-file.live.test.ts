import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectOfFiles } from '../../../../main/api/expect-bytes.ts'
import { readCaFiles } from '../../../../main/certificates/read/certificate-file.ts'
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
  readCaFiles([
    { name: 'ca.pem', bytes: typeof content === 'string' ? Buffer.from(content) : content },
  ]).certificates.map(({ certificate }) => certificate.fingerprint)

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
    ['little-endian, with its mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['big-endian, with its mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['little-endian, without one', (text: string) => Buffer.from(text, 'utf16le')],
    ['big-endian, without one', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('reads UTF-16, as Notepad writes it: %s', async (_, encode) => {
    const fingerprint = await opensslFingerprint(one.certFile)
    expect(read(encode(one.cert))).toEqual([fingerprint])
    const [parsed] = readCaFiles([{ name: 'ca.pem', bytes: encode(one.cert) }]).certificates
    if (parsed) expectOfFiles(parsed.certificate, [{ name: 'ca.pem', bytes: encode(one.cert) }])
    expect(() => read(encode(one.key + one.cert))).toThrow(expect.objectContaining({ code: 'certificate-holds-key' }))
  })

  it.each([
    ['damaged, before', (damaged: string) => damaged + other.cert, 1],
    ['damaged, after', (damaged: string) => `\r\n${other.cert}\n${damaged}`],
    ['cut off, before', (damaged: string) => `#\n${damaged.slice(0, -30)}\n${other.cert}`, 2],
    ['cut off, after', (damaged: string) => other.cert + damaged.slice(0, -30)],
    ['no base64', (damaged: string) => other.cert + damaged.replace('MIJ', 'M!J')],
  ])('leaves a block out that is %s a sound one, as Go does, and names it', async (_, content, line?: number) => {
    const text = content(one.cert.replace('MII', 'MIJ'))
    const lines = text.slice(0, text.lastIndexOf('-----BEGIN')).split('\n').length
    const file = readCaFiles([{ name: 'ca.pem', bytes: Buffer.from(text) }])
    expect(file.certificates.map(({ certificate }) => certificate.fingerprint)).toEqual([
      await opensslFingerprint(other.certFile),
    ])
    expect(file.unread).toEqual([{ file: 'ca.pem', count: 1, line: line ?? lines }])
  })

  it('counts the blocks that it leaves out', () => {
    const text = `\n${'-----BEGIN CERTIFICATE-----\n'.repeat(30_000)}${one.cert}`
    expect(readCaFiles([{ name: 'ca.pem', bytes: Buffer.from(text) }]).unread).toEqual([
      { file: 'ca.pem', count: 30_000, line: 2 },
    ])
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
