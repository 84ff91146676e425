import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeIdentity } from '../../../../../main/hosts/ways/ssh/identity-file.ts'
import { english } from '../../../../../shared/words/language.ts'
import { sayParam } from '../../../../../shared/words/say.ts'
import { makeKey } from '../../../../support/ssh/ssh-box.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-identity-'))
})
afterAll(() => rm(directory, { recursive: true }))

const contents = async (name: string): Promise<string> =>
  sayParam(english, describeIdentity(await readFile(join(directory, name)), name))

describe('a file to log in with', () => {
  it.each([
    ['ed25519', ['-t', 'ed25519', '-N', ''], 'ED25519 key'],
    ['locked', ['-t', 'ed25519', '-N', 'a secret'], 'encrypted ED25519 key'],
    ['rsa-pem', ['-t', 'rsa', '-m', 'PEM', '-N', ''], 'RSA key'],
    ['locked-pem', ['-t', 'rsa', '-m', 'PEM', '-N', 'a secret'], 'encrypted private key'],
  ])('is told in words: %s', async (name, args, words) => {
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
