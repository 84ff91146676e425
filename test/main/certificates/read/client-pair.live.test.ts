import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readClientPair } from '../../../../main/certificates/read/client-pair.ts'
import { caExtensions, type Mint, type Minted, openMint, openssl } from '../../../support/certificates/mint.ts'

let mint: Mint
let ca: Minted
let client: Minted
let rsaClient: Minted

beforeAll(async () => {
  mint = await openMint()
  ca = await mint.mint('ca', { extensions: caExtensions })
  client = await mint.mint('client', { issuer: ca })
  rsaClient = await mint.mint('rsa-client', { issuer: ca, keyKind: 'RSA:2048' })
})
afterAll(() => mint.remove())

const file = (name: string, content: string) => ({ name, bytes: Buffer.from(content) })
const pair = (cert: string, key: string, passphrase?: string) =>
  readClientPair(file('client.pem', cert), file('client.key', key), passphrase)

/** A key as openssl rewrites it. */
async function rewritten(key: Minted, command: string, ...args: string[]): Promise<string> {
  const path = join(mint.directory, 'rewritten.key')
  await openssl(command, '-in', key.keyFile, '-out', path, ...args)
  return readFile(path, 'utf8')
}

/** The public key that openssl finds in a private key. */
async function publicKeyIn(keyPem: string): Promise<string> {
  const path = join(mint.directory, 'result.key')
  await writeFile(path, keyPem)
  return openssl('pkey', '-in', path, '-pubout')
}

describe('readClientPair', () => {
  it('puts the client’s own certificate first', () => {
    const { certPem } = pair(ca.cert + client.cert, client.key)
    expect(certPem).toBe(client.cert + ca.cert)
  })

  it('reads a certificate file that holds the key as well', () => {
    expect(pair(client.key + client.cert, client.key).certPem).toBe(client.cert)
  })

  it.each<[string, () => Promise<[Minted, string, string?]>]>([
    ['PKCS#8', async () => [client, client.key]],
    [
      'SEC1, with its parameters in front',
      async () => [client, (await openssl('ecparam', '-name', 'P-256')) + (await rewritten(client, 'ec'))],
    ],
    ['PKCS#1', async () => [rsaClient, await rewritten(rsaClient, 'rsa', '-traditional')]],
    [
      'encrypted PKCS#8',
      async () => [
        client,
        await rewritten(client, 'pkcs8', '-topk8', '-passout', 'pass:päss', '-v2', 'aes256'),
        'päss',
      ],
    ],
    ...[
      ['a million rounds', '-iter', '1000000'],
      ['scrypt', '-scrypt'],
      ['an older scheme', '-v1', 'PBE-SHA1-3DES'],
    ].map(([what, ...options]): [string, () => Promise<[Minted, string, string?]>] => [
      `encrypted PKCS#8, with ${what}`,
      async () => [client, await rewritten(client, 'pkcs8', '-topk8', '-passout', 'pass:pass', ...options), 'pass'],
    ]),
    [
      'encrypted PKCS#1',
      async () => [
        rsaClient,
        await rewritten(rsaClient, 'rsa', '-traditional', '-aes128', '-passout', 'pass:pass'),
        'pass',
      ],
    ],
    ['a passphrase that is not needed', async () => [client, client.key, 'pass']],
  ])('makes unencrypted PKCS#8 of %s', async (_, given) => {
    const [minted, key, passphrase] = await given()
    const { keyPem } = pair(minted.cert, key, passphrase)
    expect(keyPem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
    expect(await publicKeyIn(keyPem)).toBe(await publicKeyIn(minted.key))
  })

  it('needs the passphrase of an encrypted key, and the right one', async () => {
    for (const key of [
      await rewritten(client, 'pkcs8', '-topk8', '-passout', 'pass:pass'),
      await rewritten(rsaClient, 'rsa', '-traditional', '-aes128', '-passout', 'pass:pass'),
    ]) {
      expect(() => pair(client.cert, key)).toThrow(
        expect.objectContaining({ code: 'key-encrypted', params: { file: 'client.key' } }),
      )
      for (const wrong of ['wrong', '']) {
        expect(() => pair(client.cert, key, wrong)).toThrow(expect.objectContaining({ code: 'key-passphrase-wrong' }))
      }
    }
  })

  it.each([
    ['a certificate', () => client.cert],
    ['nothing', () => ''],
    ['a damaged key', () => client.key.replace('MI', 'MJ')],
    ['a public key', () => '-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----\n'],
  ])('refuses %s as a key', (_, key) => {
    expect(() => pair(client.cert, key())).toThrow(expect.objectContaining({ code: 'key-not-pem' }))
  })

  it('refuses a key that belongs to none of the certificates', () => {
    expect(() => pair(client.cert + ca.cert, rsaClient.key)).toThrow(
      expect.objectContaining({ code: 'client-pair-mismatch', params: { key: 'client.key', file: 'client.pem' } }),
    )
  })

  it('refuses a certificate file with a damaged block, and says in which line it begins', () => {
    const damaged = client.cert.replace('MII', 'MIJ')
    expect(() => pair(`\n${damaged}${client.cert}`, client.key)).toThrow(
      expect.objectContaining({
        code: 'certificate-not-pem',
        params: expect.objectContaining({ found: { phrase: 'found-unreadable', params: { line: 2 } } }),
      }),
    )
  })

  it('refuses a file without a certificate', () => {
    expect(() => pair('', client.key)).toThrow(
      expect.objectContaining({
        code: 'certificate-not-pem',
        params: expect.objectContaining({ file: 'client.pem', found: { phrase: 'found-empty' } }),
      }),
    )
  })
})
