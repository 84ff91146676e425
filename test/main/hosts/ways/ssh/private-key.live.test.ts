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

/** What people choose in place of a private key. */
async function makeOthers(): Promise<void> {
  const at = (name: string): string => join(directory, name)
  const ssh = await makeKey(at('pair'))
  await must('ssh-keygen', ['-q', '-s', ssh, '-I', 'ann', '-n', 'ann', `${ssh}.pub`])
  await writeFile(at('rfc4716.pub'), await must('ssh-keygen', ['-e', '-f', ssh]))
  const tls = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=ann']
  await must('openssl', ['req', '-x509', ...tls, '-keyout', at('tls.key'), '-out', at('tls.crt')])
  const pair = ['-in', at('tls.crt'), '-inkey', at('tls.key'), '-passout', 'pass:changeit']
  await must('openssl', ['pkcs12', '-export', ...pair, '-out', at('tls.p12')])
  await must('openssl', ['pkey', '-in', at('tls.key'), '-pubout', '-out', at('pem.pub')])
  await must('openssl', ['pkey', '-in', at('tls.key'), '-outform', 'DER', '-out', at('ec.der')])
  await must('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', at('ed25519.pem')])
  const [key, pem] = await Promise.all([readFile(ssh, 'utf8'), readFile(at('tls.key'), 'utf8')])
  await writeFile(at('cut'), key.replace(/(?<=KEY-----\n)\S+\n/, ''))
  await writeFile(at('cut.pem'), pem.slice(0, -30))
  await writeFile(at('new.ppk'), 'PuTTY-User-Key-File-3: ssh-ed25519\r\nEncryption: none\r\nComment: ann\r\n')
  await writeFile(at('empty'), '')
  await writeFile(at('config'), 'Host web\n  User ann\n')
}

const contents = async (name: string): Promise<string> =>
  sayParam(english, describeIdentity(await readFile(join(directory, name)), name))

describe('a file to log in with', () => {
  beforeAll(makeOthers)

  it.each([
    ['ed25519', ['-t', 'ed25519', '-N', ''], 'ED25519 key'],
    ['locked', ['-t', 'ed25519', '-N', 'a secret'], 'encrypted ED25519 key'],
    ['rsa-pem', ['-t', 'rsa', '-m', 'PEM', '-N', ''], 'RSA key'],
    ['locked-pem', ['-t', 'rsa', '-m', 'PEM', '-N', 'a secret'], 'encrypted private key'],
  ])('is described: %s', async (name, args, words) => {
    await makeKey(join(directory, name), args)
    expect(await contents(name)).toBe(words)
  })

  it.each([
    ['pair.pub', 'found-ssh-public-key', 'next-private-half'],
    ['pair-cert.pub', 'found-ssh-certificate', 'next-private-half'],
    ['rfc4716.pub', 'found-ssh-public-key', 'next-private-half'],
    ['pem.pub', 'found-public-key', 'next-private-half'],
    ['new.ppk', 'found-putty-key', 'next-identity-from-putty'],
    ['tls.crt', 'found-certificate', 'next-identity-of-certificate'],
    ['tls.p12', 'found-pkcs12', 'next-identity-of-pkcs12'],
    ['ed25519.pem', 'found-own-identity', 'next-identity-from-pem'],
    ['ec.der', 'found-own-identity', 'next-identity-from-pem'],
    ['cut', 'found-damaged-identity', 'next-other-identity'],
    ['cut.pem', 'found-cut', 'next-copy-again'],
    ['empty', 'found-empty', 'next-copy-again'],
    ['config', 'found-text', 'next-other-identity'],
  ])('is named for what it is: %s', async (file, found, next) => {
    const params = {
      file,
      found: expect.objectContaining({ phrase: found }),
      next: expect.objectContaining({ phrase: next }),
    }
    await expect(contents(file)).rejects.toMatchObject({ code: 'identity-not-key', params })
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
