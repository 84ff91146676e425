import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectOfFiles } from '../../../../main/api/expect-bytes.ts'
import { readCaFiles } from '../../../../main/certificates/read/certificate-file.ts'
import { Failure } from '../../../../shared/failure.ts'
import { folded, heldTexts } from '../../../support/certificates/held-texts.ts'
import {
  caExtensions,
  type Mint,
  type Minted,
  openMint,
  openssl,
  serverExtensions,
} from '../../../support/certificates/mint.ts'
import { must, run } from '../../../support/processes/process.ts'
import { startHttps } from '../../../support/registry/tls-servers.ts'

/*
 * Files as people hold them, made by the programs that they have them from. Each is read right, or named for what it is: what is
 * expected are the names of the certificates, or the code of a failure and what it found.
 */

let mint: Mint
let [root, middle, leaf, other]: Minted[] = []
/** By their names. */
const files = new Map<string, Uint8Array>()

const at = (name: string): string => join(mint.directory, name)
beforeAll(async () => {
  mint = await openMint()
  root = await mint.mint('root', { extensions: caExtensions })
  middle = await mint.mint('middle', { issuer: root, extensions: caExtensions })
  leaf = await mint.mint('leaf', { issuer: middle, extensions: serverExtensions('IP:127.0.0.1') })
  other = await mint.mint('other', { extensions: caExtensions, keyKind: 'RSA:2048' })
  for (const [name, content] of Object.entries(heldTexts([root, middle, leaf, other]))) {
    files.set(name, typeof content === 'string' ? Buffer.from(content) : content)
  }
  const bundle = await mint.bundle('bundle', root, other)
  await byOpenssl(root, leaf, bundle)
  await byOthers(root, leaf)
  files.set('s_client -showcerts', Buffer.from(await shownByClient(leaf, [leaf, middle, root])))
})
afterAll(() => mint.remove())

async function byOpenssl({ certFile, keyFile, cert }: Minted, leaf: Minted, bundle: string): Promise<void> {
  const made = async (name: string, ...args: string[]): Promise<void> => {
    await openssl(...args, '-out', at('made'))
    files.set(name, await readFile(at('made')))
  }
  const der = ['-outform', 'DER']
  const pair = ['-inkey', keyFile, '-in', certFile, '-passout', 'pass:changeit']
  await made('x509 -text', 'x509', '-in', certFile, '-text')
  await made('x509 -subject -issuer', 'x509', '-in', certFile, '-subject', '-issuer')
  await made('x509 -trustout', 'x509', '-in', certFile, '-trustout', '-addtrust', 'serverAuth')
  await made('DER', 'x509', '-in', certFile, ...der)
  await made('PKCS#7, PEM', 'crl2pkcs7', '-nocrl', '-certfile', bundle)
  await made('PKCS#7, DER', 'crl2pkcs7', '-nocrl', '-certfile', bundle, ...der)
  files.set('PKCS#7, base64 alone', Buffer.from(folded((files.get('PKCS#7, DER') as Buffer).toString('base64'), 64)))
  files.set(
    'PKCS#7 called a certificate',
    Buffer.from(`${files.get('PKCS#7, PEM')}`.replaceAll('PKCS7', 'CERTIFICATE')),
  )
  await made('pkcs7 -print_certs', 'pkcs7', '-print_certs', '-in', await written(`${files.get('PKCS#7, PEM')}`))
  await made('PKCS#12', 'pkcs12', '-export', ...pair)
  await writeFile(at('p12'), files.get('PKCS#12') ?? '')
  await made('Bag Attributes', 'pkcs12', '-in', at('p12'), '-nokeys', '-passin', 'pass:changeit')
  await made('Bag Attributes with the key', 'pkcs12', '-in', at('p12'), '-nodes', '-passin', 'pass:changeit')
  await made('PKCS#12, RC2 and 3DES', 'pkcs12', '-export', '-legacy', ...pair)
  await made('PKCS#12 without a key', 'pkcs12', '-export', '-nokeys', '-in', certFile, '-passout', 'pass:')
  await made('a request', 'req', '-new', '-key', keyFile, '-subj', '/CN=asked')
  await made('a request in DER', 'req', '-new', '-key', keyFile, '-subj', '/CN=asked', ...der)
  await made('a public key', 'pkey', '-in', keyFile, '-pubout')
  await made('a key in DER', 'pkey', '-in', keyFile, ...der)
  await made('an encrypted key', 'pkey', '-in', keyFile, '-aes256', '-passout', 'pass:changeit')
  files.set('a server’s own alone', Buffer.from(leaf.cert))
  files.set('gzip', await gzipped(cert))
}

async function byOthers({ certFile }: Minted, leaf: Minted): Promise<void> {
  const store = ['-keystore', at('jks'), '-storepass', 'changeit']
  const java = (...args: string[]) => must('keytool', args)
  await java('-importcert', '-noprompt', '-alias', 'ca', '-file', certFile, ...store, '-storetype', 'JKS')
  files.set('a Java key store', await readFile(at('jks')))
  files.set('keytool -exportcert -rfc', Buffer.from(await java('-exportcert', '-rfc', '-alias', 'ca', ...store)))
  files.set('keytool -list -rfc', Buffer.from(await java('-list', '-rfc', ...store)))
  files.set('keytool -printcert', Buffer.from(await java('-printcert', '-file', certFile)))
  files.set('keytool -printcert -rfc', Buffer.from(await java('-printcert', '-rfc', '-file', certFile)))
  await must('mkdir', [at('nss')])
  const database = ['-d', `sql:${at('nss')}`]
  await must('certutil', ['-N', ...database, '--empty-password'])
  await must('certutil', ['-A', ...database, '-n', 'ca', '-t', 'C,,', '-i', certFile])
  files.set('certutil -L -a', Buffer.from(await must('certutil', ['-L', '-n', 'ca', '-a', ...database])))
  files.set('certutil -L', Buffer.from(await must('certutil', ['-L', '-n', 'ca', ...database])))
  await must('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at('id')])
  files.set('an SSH key', await readFile(at('id.pub')))
  files.set('ssh-keygen’s private key', await readFile(at('id')))
  files.set('a tar archive’s name', Buffer.from(`${leaf.certFile}\n`))
}

async function written(text: string): Promise<string> {
  await writeFile(at('written'), text)
  return at('written')
}

async function gzipped(text: string): Promise<Buffer> {
  await must('gzip', ['-f', await written(text)])
  return readFile(at('written.gz'))
}

/** What openssl prints of a server's chain. */
async function shownByClient({ key }: Minted, chain: readonly Minted[]): Promise<string> {
  const server = await startHttps({ key, cert: chain.map(({ cert }) => cert).join('') })
  try {
    const args = ['s_client', '-showcerts', '-connect', `127.0.0.1:${server.port}`]
    return (await run('openssl', args, { input: '' })).stdout
  } finally {
    await server.close()
  }
}

/** A file's certificates by name, or why it is refused. */
function read(name: string): string {
  const file = { name: 'held', bytes: files.get(name) ?? expect.fail(`nothing made ${name}`) }
  try {
    const { certificates, unread } = readCaFiles([file])
    // What would be installed is held against the same file, without a parser.
    for (const { certificate } of certificates) expectOfFiles(certificate, [file])
    const names = certificates.map(({ certificate: { commonName = '' } }) => commonName).sort()
    return [...names, ...unread.map(({ count }) => `${count} unread`)].join(' ')
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const { found } = error.params as { found?: { phrase: string } }
    return found?.phrase ?? error.code
  }
}

const refused: Readonly<Record<string, string>> = {
  'a secret with a key': 'certificate-holds-key',
  'key and certificate': 'certificate-holds-key',
  'Bag Attributes with the key': 'certificate-holds-key',
  'key alone': 'found-private-key',
  'a key in DER': 'found-private-key',
  'an encrypted key': 'found-private-key',
  'a public key': 'found-public-key',
  'cut off': 'found-cut',
  'a damaged block': 'found-unreadable',
  'a web page': 'found-web-page',
  nothing: 'found-empty',
  'a note': 'found-text',
  'base64 of something else': 'found-text',
  'PKCS#12': 'found-pkcs12',
  'PKCS#12, RC2 and 3DES': 'found-pkcs12',
  'PKCS#12 without a key': 'found-pkcs12',
  'a request': 'found-csr',
  'a request in DER': 'found-csr',
  'a Java key store': 'found-java-store',
  'keytool -printcert': 'found-text',
  'certutil -L': 'found-text',
  'an SSH key': 'found-ssh-public-key',
  'ssh-keygen’s private key': 'found-ssh-private-key',
  'a tar archive’s name': 'found-text',
  gzip: 'found-archive',
}

const several: Readonly<Record<string, string>> = {
  'two of them': 'other root',
  'a chain': 'leaf middle root',
  'glued together': 'other root',
  'glued together without any newline': 'other root',
  'a JSON string of two': 'other root',
  'a Kubernetes secret in JSON': 'leaf root',
  'a Kubernetes secret in YAML': 'leaf root',
  'a secret’s value with two': 'other root',
  'a JWK’s x5c': 'other root',
  'a damaged block beside a sound one': 'other 1 unread',
  'PKCS#7, PEM': 'other root',
  'PKCS#7, DER': 'other root',
  'PKCS#7, base64 alone': 'other root',
  'PKCS#7 called a certificate': 'other root',
  'pkcs7 -print_certs': 'other root',
  's_client -showcerts': 'leaf middle root',
  'a server’s own alone': 'leaf',
}

it('has at least sixty files', () => {
  expect(files.size).toBeGreaterThanOrEqual(60)
  expect([...Object.keys(refused), ...Object.keys(several)].filter((name) => !files.has(name))).toEqual([])
})

it('each is read right, or named for what it is', () => {
  const names = [...files.keys()]
  const expected = Object.fromEntries(names.map((name) => [name, refused[name] ?? several[name] ?? 'root']))
  expect(Object.fromEntries(names.map((name) => [name, read(name)]))).toEqual(expected)
})
