import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectOfFiles } from '../../../../main/api/expect-bytes.ts'
import { readCaFiles, readCertificateFile } from '../../../../main/certificates/read/certificate-file.ts'
import type { NamedFile } from '../../../../main/certificates/read/named-file.ts'
import type { ParsedCertificate } from '../../../../main/certificates/read/parse-certificate.ts'
import { readPrivateKey } from '../../../../main/certificates/read/private-key.ts'
import { Failure, failureData } from '../../../../shared/failure.ts'
import { type Mint, type Minted, openMint, openssl } from '../../../support/certificates/mint.ts'
import { must } from '../../../support/processes/process.ts'

let mint: Mint
let one: Minted
let rsa: Minted
const at = (name: string): string => join(mint.directory, name)

beforeAll(async () => {
  mint = await openMint()
  one = await mint.mint('one')
  rsa = await mint.mint('rsa', { keyKind: 'RSA:1024' })
  const { certFile, keyFile } = one
  const secret = ['-passout', 'pass:changeit']
  await openssl('pkcs12', '-export', '-in', certFile, '-inkey', keyFile, '-out', at('a.p12'), ...secret)
  await openssl('crl2pkcs7', '-nocrl', '-certfile', certFile, '-out', at('pem.p7b'))
  await openssl('crl2pkcs7', '-nocrl', '-certfile', certFile, '-outform', 'DER', '-out', at('der.p7b'))
  await openssl(
    'crl2pkcs7',
    '-nocrl',
    '-certfile',
    certFile,
    '-certfile',
    rsa.certFile,
    '-outform',
    'DER',
    '-out',
    at('two.p7b'),
  )
  await openssl(
    'cms',
    '-sign',
    '-signer',
    certFile,
    '-inkey',
    keyFile,
    '-nocerts',
    '-in',
    certFile,
    '-outform',
    'DER',
    '-out',
    at('key.p7b'),
  )
  await openssl('req', '-in', at('one.csr'), '-outform', 'DER', '-out', at('der.csr'))
  for (const [name, key] of [
    ['ec', keyFile],
    ['rsa', rsa.keyFile],
  ] as const) {
    await openssl('pkey', '-in', key, '-outform', 'DER', '-out', at(`${name}.pkcs8`))
    await openssl('pkcs8', '-topk8', '-in', key, '-outform', 'DER', '-out', at(`${name}.locked`), ...secret)
    await openssl('pkey', '-in', key, '-pubout', '-outform', 'DER', '-out', at(`${name}.pub`))
  }
  await openssl('rsa', '-in', rsa.keyFile, '-traditional', '-outform', 'DER', '-out', at('rsa.pkcs1'))
  await openssl('ec', '-in', keyFile, '-outform', 'DER', '-out', at('ec.sec1'))
  await openssl('pkey', '-in', keyFile, '-pubout', '-out', at('pem.pub'))
  await must('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at('id')])
  const store = ['-keystore', at('a.jks'), '-storetype', 'JKS', '-storepass', 'changeit', '-keypass', 'changeit']
  await must('keytool', ['-genkeypair', '-alias', 'mine', '-keyalg', 'EC', '-dname', 'CN=mine', ...store])
  await must('gzip', ['-k', certFile])
  const contents = {
    empty: '\n',
    text: 'see the wiki',
    page: '\uFEFF<!DOCTYPE html>\n<html><body>Sign in</body></html>',
    'cut.crt': `# Company\r\n\r\n${one.cert.slice(0, -40)}`,
    'damaged.crt': `\n${one.cert.replace('MII', 'MIJ')}`,
    'p7b.crt': (await readFile(at('pem.p7b'), 'utf8')).replaceAll('PKCS7', 'CERTIFICATE'),
    'cut.key': one.key.slice(0, -40),
    'damaged.key': one.key.replace('MI', 'MJ'),
  }
  for (const [name, content] of Object.entries(contents)) await writeFile(at(name), content)
  await writeFile(at('binary'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]))
})
afterAll(() => mint.remove())

/** Why a file of the mint is refused. */
async function refused(name: string, wanted: 'ca' | 'certificate' | 'key'): Promise<Failure> {
  const file = { name, bytes: await readFile(at(name)) }
  const readers = {
    ca: (file: NamedFile) => readCaFiles([file]),
    certificate: readCertificateFile,
    key: readPrivateKey,
  } as const
  try {
    readers[wanted](file)
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error(`${name} was read`)
}

const phraseOf = ({ params }: Failure, name: string): unknown => params[name]

describe.each(['ca', 'certificate'] as const)('as %s', (wanted) => {
  it.each([
    ['a.p12', 'found-pkcs12'],
    ['key.p7b', 'found-pkcs7'],
    ['one.csr', 'found-csr'],
    ['der.csr', 'found-csr'],
    ['one.key', 'found-private-key'],
    ['ec.pkcs8', 'found-private-key'],
    ['ec.locked', 'found-private-key'],
    ['ec.sec1', 'found-private-key'],
    ['rsa.pkcs8', 'found-private-key'],
    ['rsa.locked', 'found-private-key'],
    ['rsa.pkcs1', 'found-private-key'],
    ['ec.pub', 'found-public-key'],
    ['rsa.pub', 'found-public-key'],
    ['pem.pub', 'found-public-key'],
    ['id', 'found-ssh-private-key'],
    ['id.pub', 'found-ssh-public-key'],
    ['a.jks', 'found-java-store'],
    ['one.crt.gz', 'found-archive'],
    ['page', 'found-web-page'],
    ['empty', 'found-empty'],
    ['binary', 'found-binary'],
    ['text', 'found-text'],
  ])('%s is named: %s', async (name, phrase) => {
    const failure = await refused(name, wanted)
    expect([failure.code, phraseOf(failure, 'found')]).toEqual(['certificate-not-pem', { phrase }])
  })

  it.each([
    ['cut.crt', 'found-cut', 3],
    ['damaged.crt', 'found-unreadable', 2],
  ])('%s is named with its line', async (name, phrase, line) => {
    expect(phraseOf(await refused(name, wanted), 'found')).toEqual({ phrase, params: { line } })
  })
})

it.each([
  ['pem.p7b', ['CN=one']],
  ['der.p7b', ['CN=one']],
  ['p7b.crt', ['CN=one']],
  ['two.p7b', ['CN=one', 'CN=rsa']],
])('the certificates of PKCS#7 are read: %s', async (name, subjects) => {
  const file = { name, bytes: await readFile(at(name)) }
  const subjectsOf = (certificates: readonly ParsedCertificate[]) =>
    certificates.map(({ certificate }) => certificate.subject).sort()
  expect(subjectsOf(readCaFiles([file]).certificates)).toEqual(subjects)
  expect(subjectsOf(readCertificateFile(file))).toEqual(subjects)
  // And what is installed counts as one of the file's.
  for (const { certificate } of readCaFiles([file]).certificates) expectOfFiles(certificate, [file])
})

describe('as key', () => {
  it.each([
    ['a.p12', 'found-pkcs12'],
    ['der.p7b', 'found-pkcs7'],
    ['one.csr', 'found-csr'],
    ['one.crt', 'found-certificate'],
    ['ec.pkcs8', 'found-own-key'],
    ['rsa.pkcs1', 'found-own-key'],
    ['rsa.locked', 'found-own-key'],
    ['pem.pub', 'found-public-key'],
    ['id', 'found-ssh-private-key'],
    ['a.jks', 'found-java-store'],
    ['page', 'found-web-page'],
    ['empty', 'found-empty'],
  ])('%s is named: %s', async (name, phrase) => {
    const failure = await refused(name, 'key')
    expect([failure.code, phraseOf(failure, 'found')]).toEqual(['key-not-pem', { phrase }])
  })

  it.each([
    ['cut.key', 'found-cut'],
    ['damaged.key', 'found-unreadable'],
  ])('%s is named with its line', async (name, phrase) => {
    expect(phraseOf(await refused(name, 'key'), 'found')).toEqual({ phrase, params: { line: 1 } })
  })
})

describe('what to do about it is a command that makes a readable file of', () => {
  it.each([
    ['a.p12', 'ca', ['-passin', 'pass:changeit']],
    ['a.jks', 'ca', ['-storepass', 'changeit']],
    ['a.p12', 'key', ['-passin', 'pass:changeit', '-passout', 'pass:changeit']],
    ['rsa.pkcs1', 'key', []],
    ['ec.pkcs8', 'key', []],
  ] as const)('%s as %s', async (name, wanted, more) => {
    const failure = await refused(name, wanted)
    const { hint } = failureData(failure)
    const [, line = ''] = /^Convert it: (.*?)(?:\. For .*)?$/.exec(hint) ?? []
    const [program = '', ...words] = line.split(' ').map((word) => (word === 'NAME' ? 'mine' : word))
    const made = words.find((word) => /^(?:certificates?\.pem|client\.key)$/.test(word)) ?? ''
    await must(program, [...words, ...more], { cwd: mint.directory })
    const file = { name: made, bytes: await readFile(at(made)) }
    if (wanted === 'key') expect(readPrivateKey(file, 'changeit').type).toBe('private')
    else expect(readCaFiles([file]).certificates).toHaveLength(1)
  })

  it('without a name that a shell could take for more than a name', () => {
    const file = {
      name: 'a; reboot',
      bytes: Buffer.from([0x30, 0x80, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 7, 2]),
    }
    expect(() => readCaFiles([file])).toThrow(
      expect.objectContaining({
        params: expect.objectContaining({ next: expect.objectContaining({ params: { file: 'FILE', form: 'DER' } }) }),
      }),
    )
  })
})
