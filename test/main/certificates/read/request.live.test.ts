import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectSound } from '../../../../main/certificates/judge/request.ts'
import { readRequest } from '../../../../main/certificates/read/request.ts'
import { type Mint, openMint, openssl } from '../../../support/certificates/mint.ts'

let mint: Mint
beforeAll(async () => {
  mint = await openMint()
})
afterAll(() => mint.remove())

interface Asked {
  readonly key?: readonly string[]
  readonly subject?: string
  readonly extensions?: readonly string[]
  readonly digest?: string
}

/** A request by openssl. */
async function ask({
  key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  subject = '/CN=ann',
  extensions = [],
  digest = 'sha256',
}: Asked): Promise<Buffer> {
  const [config, file] = [join(mint.directory, 'req.cnf'), join(mint.directory, 'asked.csr')]
  const section = extensions.length > 0 ? `req_extensions = e\n[e]\n${extensions.join('\n')}\n` : ''
  await writeFile(config, `[req]\ndistinguished_name = d\nstring_mask = utf8only\n${section}[d]\n`)
  await openssl(
    'req',
    '-new',
    ...key,
    '-nodes',
    '-keyout',
    join(mint.directory, 'asked.key'),
    `-${digest}`,
    '-utf8',
    '-subj',
    subject,
    '-config',
    config,
    '-out',
    file,
  )
  return readFile(file)
}

/** Reads and judges it. */
function judge(bytes: Uint8Array) {
  const { request } = readRequest({ name: 'ann.csr', bytes })
  expectSound('ann.csr', request)
  return request
}

const der = (pem: Buffer): Buffer => Buffer.from(pem.toString().replace(/-----.*-----/g, ''), 'base64')
const code = (expected: string) => expect.objectContaining({ code: expected })

describe('a request for a certificate', () => {
  it('is read with what it asks for', async () => {
    const extensions = [
      'subjectAltName=DNS:registry.example.com,DNS:*.example.com,IP:10.0.0.1,email:ann@example.com',
      'basicConstraints=critical,CA:true',
      'keyUsage=keyCertSign',
      'nsComment=x',
    ]
    const pem = await ask({ subject: '/O=Example/CN=ann', extensions })
    const read = judge(pem)
    expect(read).toEqual({
      subject: 'CN=ann, O=Example',
      key: { type: 'ec', bits: 256, curve: 'P-256' },
      signatureAlgorithm: 'ecdsa-with-SHA256',
      names: ['registry.example.com', '*.example.com', '10.0.0.1', 'ann@example.com'],
      ignored: ['basicConstraints', 'keyUsage', 'nsComment'],
    })
    expect(judge(der(pem))).toEqual(read)
    expect(
      judge(Buffer.concat([Buffer.from('some words\r\n'), Buffer.from(pem.toString().replaceAll('\n', '\r\n'))])),
    ).toEqual(read)
  })

  it.each<Asked>([
    { key: ['-newkey', 'rsa:2048'] },
    { key: ['-newkey', 'rsa:4096'], digest: 'sha512' },
    { key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'], digest: 'sha384' },
    { key: ['-newkey', 'ed25519'] },
    { subject: '/', extensions: ['subjectAltName=DNS:a.example'] },
  ])('is sound: %j', async (asked) => {
    expect(() => judge(Buffer.alloc(0))).toThrow()
    expect(judge(await ask(asked)).key.type).toMatch(/^(rsa|ec|ed25519)$/)
  })

  it.each<[string, Asked]>([
    ['request-key', { key: ['-newkey', 'rsa:512'] }],
    ['request-key', { key: ['-newkey', 'rsa:1024'] }],
    ['request-key', { key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'] }],
    ['request-unsigned', { key: ['-newkey', 'rsa:2048'], digest: 'md5' }],
    ['request-unsigned', { key: ['-newkey', 'rsa:2048'], digest: 'sha1' }],
    ['request-subject', { subject: '/' }],
    ['request-name', { extensions: ['subjectAltName=DNS:a b'] }],
    ['request-name', { extensions: ['subjectAltName=URI:https://example.com'] }],
    ['request-name', { extensions: ['subjectAltName=otherName:1.2.3.4;UTF8:x'] }],
    [
      'request-names',
      { extensions: [`subjectAltName=${Array.from({ length: 1000 }, (_, at) => `DNS:a${at}.example`).join(',')}`] },
    ],
  ])('is refused as %s: %j', async (expected, asked) => {
    const pem = await ask(asked)
    expect(() => judge(pem)).toThrow(code(expected))
  })

  it('is refused where anything in it was changed', async () => {
    const bytes = der(await ask({}))
    const name = bytes.indexOf('ann')
    bytes.write('bob', name)
    expect(() => judge(bytes)).toThrow(code('request-unsigned'))
  })

  it.each([
    '',
    'text',
    '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n',
    '<html></html>',
  ])('is none: %j', (text) => {
    expect(() => judge(Buffer.from(text))).toThrow(code('request-unreadable'))
  })

  it('is refused where the file has several, or a certificate', async () => {
    const pem = await ask({})
    expect(() => judge(Buffer.concat([pem, pem]))).toThrow(code('request-unreadable'))
    const { cert } = await mint.mint('certificate')
    expect(() => judge(Buffer.from(cert))).toThrow(code('request-unreadable'))
  })

  it('ends in a failure of ours wherever it is cut or damaged', async () => {
    const bytes = der(await ask({ extensions: ['subjectAltName=DNS:a.example'] }))
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] ?? 0) ^ 0xff
      for (const tried of [damaged, bytes.subarray(0, at)])
        expect(() => judge(tried)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^request-/) }))
    }
  })
})
