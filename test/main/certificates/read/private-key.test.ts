import { describe, expect, it } from 'vitest'
import { keyDerivation } from '../../../../main/certificates/read/key-derivation.ts'
import { readPrivateKey } from '../../../../main/certificates/read/private-key.ts'
import { encryptedKeys, encryptedPem } from '../../../support/certificates/encrypted-key.ts'

const { pbkdf2, scrypt, pkcs12 } = encryptedKeys
const most = 2 ** 31 - 1

const read = (pem: string) => () => readPrivateKey({ name: 'client.key', bytes: Buffer.from(pem) }, 'any')
const refusal = (code: string, params = {}) =>
  expect.objectContaining({ code, params: expect.objectContaining({ file: 'client.key', ...params }) })

/* Without the limit, each of those with many rounds would keep this process busy for hours. */
describe('an encrypted private key', () => {
  it.each([
    ['PBKDF2', pbkdf2(most), '2147483647', '5000000'],
    ['PBKDF2, by one', pbkdf2(5_000_001), '5000001', '5000000'],
    ['an older scheme', pkcs12(most), '2147483647', '5000000'],
    ['scrypt, many times over', scrypt(16_384, 8, 8_191), '1073610752', '4194304'],
    ['scrypt, with a high cost', scrypt(1_048_576, 8, 1), '8388608', '4194304'],
  ])('with too many rounds is not opened: %s', (_, key, rounds, limit) => {
    expect(read(encryptedPem(key))).toThrow(refusal('key-rounds-many', { rounds, limit }))
  })

  it.each([
    ['OpenSSL’s default', pbkdf2(2048)],
    ['an older scheme', pkcs12(2048)],
    ['scrypt', scrypt(16_384, 8, 1)],
  ])('with few is: %s', (_, key) => {
    expect(read(encryptedPem(key))).toThrow(refusal('key-passphrase-wrong'))
  })

  it.each([
    ['five million', pbkdf2(5_000_000), 5_000_000n],
    ['OpenSSL’s default', pbkdf2(2048), 2048n],
    ['of scrypt', scrypt(16_384, 8, 2), 262_144n],
  ])('tells its rounds: %s', (_, key, rounds) => {
    expect(keyDerivation(key).rounds).toBe(rounds)
  })

  const plain = pbkdf2(most)
  const rounds = plain.indexOf(Buffer.from([2, 4, 0x7f, 0xff, 0xff, 0xff]))
  const changed = (at: number, ...bytes: number[]): Buffer => {
    const key = Buffer.from(plain)
    key.set(bytes, at)
    return key
  }
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['an end too early', plain.subarray(0, 60)],
    ['a length without an end', changed(0, 0x30, 0x80)],
    ['a negative number', changed(rounds, 2, 4, 0xff)],
    ['a number that is none', changed(rounds, 4)],
    ['a scheme that nobody knows', changed(plain.indexOf(Buffer.from([1, 5, 12])), 1, 5, 99)],
  ])('whose rounds can’t be read is not opened: %s', (_, key) => {
    expect(read(encryptedPem(key))).toThrow(refusal('key-not-pem'))
  })

  it('is opened from the bytes that told the rounds', () => {
    const [begin = '', ...lines] = encryptedPem(plain).split('\n')
    const decoy = pbkdf2(1).toString('base64').replaceAll('=', '')
    expect(read([begin, `X: ${decoy}`, '', ...lines].join('\n'))).toThrow(refusal('key-not-pem'))
    const outer = [
      '-----BEGIN RSA PRIVATE KEY-----',
      'Proc-Type: 4,ENCRYPTED',
      '',
      begin,
      ...lines,
      '-----END RSA PRIVATE KEY-----',
    ]
    expect(read(outer.join('\n'))).toThrow(refusal('key-rounds-many', { rounds: '2147483647', limit: '5000000' }))
  })
})

/** A damaged key on P-256, found by fuzzing: its public point is not on the curve. */
const offTheCurve =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQRmmzt5n3pSuuFNAIb7R74RDKJHpgsMqQa0b4YKPthyqbihRANCAAQ2LY+dbsMxGAcsGGZfiTY7' +
  'iWFIzWOU7Msr2q1VHf1CtIUZw+vCO4G5Xi/lGhcn+xrXvIsGXi/lGhcn+xrXvIsGtViWzCvD6qkjRu1K'

it('a private key that OpenSSL reads but can’t write again is not readable', () => {
  const pem = `-----BEGIN PRIVATE KEY-----\n${offTheCurve.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`
  expect(read(pem)).toThrow(refusal('key-not-pem'))
})
