import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeIdentity, describePrivateKey, openPrivateKey } from '../../../../../main/hosts/ways/ssh/private-key.ts'
import { english } from '../../../../../shared/words/language.ts'
import { sayParam } from '../../../../../shared/words/say.ts'
import { must } from '../../../../support/processes/process.ts'
import { makeKey } from '../../../../support/ssh/ssh-box.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-keys-'))
})
afterAll(() => rm(directory, { recursive: true }))

const passphrase = 'correct horse'

describe('a private key file', () => {
  it.each([
    ['ed25519', 'RFC4716', ''],
    ['ed25519', 'RFC4716', passphrase],
    ['ecdsa', 'RFC4716', passphrase],
    ['rsa', 'RFC4716', passphrase],
    ['rsa', 'PEM', ''],
    ['rsa', 'PEM', passphrase],
    ['ecdsa', 'PEM', passphrase],
    ['rsa', 'PKCS8', ''],
    ['rsa', 'PKCS8', passphrase],
    ['ecdsa', 'PKCS8', passphrase],
  ])(
    'of ssh-keygen -t %s -m %s -N "%s" is opened, and makes signatures that others accept',
    async (type, format, secret) => {
      const file = join(directory, `${type}-${format}-${secret.length}`)
      await makeKey(file, ['-t', type, '-m', format, '-N', secret])
      const text = await readFile(file, 'utf8')
      const [, publicKey = ''] = (await readFile(`${file}.pub`, 'utf8')).split(' ')
      const isReadable = format === 'RFC4716' || secret === ''
      expect(describePrivateKey(text)).toEqual({
        encrypted: secret !== '',
        publicKey: isReadable ? Buffer.from(publicKey, 'base64') : undefined,
        tooSlow: undefined,
      })
      const key = openPrivateKey(text, secret === '' ? undefined : secret)
      expect(key?.getPublicSSH().toString('base64')).toBe(publicKey)

      const data = Buffer.from('signed')
      const digest = type === 'ed25519' ? null : 'sha256'
      const signature = key?.sign(data, digest ?? undefined) ?? Buffer.alloc(0)
      const pem = await must('ssh-keygen', ['-e', '-m', 'PKCS8', '-f', `${file}.pub`]).catch(
        () => key?.getPublicPEM() ?? '',
      )
      expect(verify(digest, data, createPublicKey(pem), signature)).toBe(true)

      if (secret !== '') {
        expect(openPrivateKey(text, 'wrong')).toBeUndefined()
        expect(openPrivateKey(text)).toBeUndefined()
      }
    },
  )

  it.each([
    ['a public key', 'ssh-ed25519 AAAA comment'],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
    ['nothing', ''],
    ['a broken OpenSSH key', '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----'],
  ])('is not %s', (_, text) => {
    expect(describePrivateKey(text)).toBeUndefined()
    expect(openPrivateKey(text)).toBeUndefined()
  })

  it('stays closed if it would take too long to open', async () => {
    const file = await makeKey(join(directory, 'slow'), ['-t', 'ed25519', '-a', '257', '-N', passphrase])
    const text = await readFile(file, 'utf8')
    expect(describePrivateKey(text)?.tooSlow).toEqual({ rounds: 257n, limit: 256n })
    expect(openPrivateKey(text, passphrase)).toBeUndefined()
    expect(() => describeIdentity(Buffer.from(text), 'slow')).toThrow(
      expect.objectContaining({
        code: 'identity-rounds-many',
        params: { file: 'slow', rounds: '257', limit: '256' },
      }),
    )
  })

  it('stays closed in PKCS#8 too', async () => {
    const file = join(directory, 'slow-pkcs8')
    const args = ['pkcs8', '-topk8', '-iter', '5000001', '-passout', `pass:${passphrase}`, '-out', file]
    const key = await must('openssl', ['ecparam', '-name', 'prime256v1', '-genkey', '-noout'])
    await must('openssl', args, { input: key })
    const text = await readFile(file, 'utf8')
    expect(describePrivateKey(text)?.tooSlow).toEqual({ rounds: 5_000_001n, limit: 5_000_000n })
    expect(openPrivateKey(text, passphrase)).toBeUndefined()
  })

  it('is distinguished from a truncated one', async () => {
    const text = await readFile(await makeKey(join(directory, 'cut')), 'utf8')
    const lines = text.split('\n')
    const cut = [lines[0], lines[1]?.slice(0, 20), '-----END OPENSSH PRIVATE KEY-----', ''].join('\n')
    await writeFile(join(directory, 'cut'), cut)
    expect(openPrivateKey(cut)).toBeUndefined()
    expect(describePrivateKey(cut)?.publicKey).toBeUndefined()
  })
})

const contents = async (name: string): Promise<string> =>
  sayParam(english, describeIdentity(await readFile(join(directory, name)), name))

describe('a file to log in with', () => {
  it.each([
    ['ed25519', ['-t', 'ed25519', '-N', ''], 'ED25519 key'],
    ['locked', ['-t', 'ed25519', '-N', 'a secret'], 'encrypted ED25519 key'],
    ['rsa-pem', ['-t', 'rsa', '-m', 'PEM', '-N', ''], 'RSA key'],
    ['locked-pem', ['-t', 'rsa', '-m', 'PEM', '-N', 'a secret'], 'encrypted private key'],
  ])('is described: %s', async (name, args, words) => {
    await makeKey(join(directory, name), args)
    expect(await contents(name)).toBe(words)
  })

  it('is not the public half', async () => {
    await makeKey(join(directory, 'pair'))
    await expect(contents('pair.pub')).rejects.toMatchObject({ code: 'identity-not-key', params: { file: 'pair.pub' } })
  })

  it.each([
    ['nothing', ''],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
    ['a broken key', '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n'],
    [
      'a kind of key that SSH does not know',
      generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    ],
  ])('is not %s', (_what, text) => {
    expect(() => describeIdentity(Buffer.from(text), 'file')).toThrow(
      expect.objectContaining({ code: 'identity-not-key' }),
    )
  })
})
