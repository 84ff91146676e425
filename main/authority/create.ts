import { randomBytes } from 'node:crypto'
import { readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Name } from '@peculiar/asn1-x509'
import { Failure } from '../../shared/failure.ts'
import type { KeyKind } from '../../shared/model/authority.ts'
import { systemReason } from '../../shared/system-error.ts'
import { keyIdentifierOf } from '../certificates/read/issuer.ts'
import { makeCertificate, publicKeyInfo, randomSerial } from '../certificates/write/certificate.ts'
import { privateKeyPem } from '../certificates/write/encrypted-key.ts'
import { authorityExtensions, nameConstraints, profileExtensions } from '../certificates/write/extensions.ts'
import { makeKey } from '../certificates/write/key.ts'
import { makeRequest } from '../certificates/write/request.ts'
import { signerOf } from '../certificates/write/signature.ts'
import { errorCode } from '../error-code.ts'
import { makeDirectory } from '../make-directory.ts'
import { writeWhole } from '../write-whole.ts'
import { serialText } from './index-file.ts'
import { configText } from './layout.ts'

/** An authority to be made. */
export interface NewAuthority {
  readonly directory: string
  readonly subject: Name
  readonly key: KeyKind
  readonly passphrase: string
  /** Domains and address ranges that it is restricted to; none is none. */
  readonly names: readonly string[]
  readonly notBefore: Date
  readonly notAfter: Date
}

const open = { mode: 0o644 }

/**
 * Makes an authority's directory. It appears as a whole: until then everything is in one beside it, which is gone if this fails.
 * @throws Failure `directory-not-empty`, `file-unwritable`, `name-invalid`.
 */
export async function createAuthority({
  directory: typed,
  ...wanted
}: NewAuthority): Promise<{ readonly pem: string }> {
  const directory = resolve(typed)
  await expectEmpty(directory)
  const beside = `${directory}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const { privateKey, pem } = await makeRoot(wanted)
    for (const name of ['certs', 'crl', 'newcerts', 'private']) await makeDirectory(join(beside, name))
    await writeWhole(join(beside, 'private/ca.key'), await privateKeyPem(privateKey, wanted.passphrase))
    await writeWhole(join(beside, 'certs/ca.crt'), pem, open)
    await writeWhole(join(beside, 'index.txt'), '', open)
    await writeWhole(join(beside, 'index.txt.attr'), 'unique_subject = no\n', open)
    await writeWhole(join(beside, 'serial'), `${serialText(randomSerial())}\n`, open)
    await writeWhole(join(beside, 'crlnumber'), '01\n', open)
    await writeWhole(join(beside, 'openssl-ca.cnf'), configText(), open)
    // An empty directory gives way to another one (rename(2)).
    await rename(beside, directory)
    return { pem }
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    throw unwritable(directory, error)
  }
}

async function makeRoot({ key: kind, subject, names, notBefore, notAfter }: Omit<NewAuthority, 'directory'>) {
  const privateKey = await makeKey(kind)
  const key = publicKeyInfo(privateKey)
  const extensions = [...authorityExtensions(false), ...(names.length > 0 ? [nameConstraints(names)] : [])]
  const issuer = { name: subject, keyId: keyIdentifierOf(key), signer: signerOf(privateKey) }
  const pem = await makeCertificate({ serial: randomSerial(), subject, key, notBefore, notAfter, extensions }, issuer)
  return { privateKey, pem }
}

async function expectEmpty(directory: string): Promise<void> {
  try {
    if ((await readdir(directory)).length > 0) throw new Failure('directory-not-empty', { directory })
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw unwritable(directory, error)
  }
}

/** Files for a client or a server, which are none yet. */
export interface NewFiles {
  readonly directory: string
  /** The name of the files. */
  readonly name: string
  readonly subject: Name
  readonly key: KeyKind
  readonly passphrase?: string | undefined
}

/** Where what was made is. */
export interface MadeFiles {
  readonly key: string
  readonly file: string
  readonly pem: string
}

/** Makes a key and a request for its certificate: `NAME.key` (0600), `NAME.csr`. @throws Failure `file-exists`, `file-unwritable`. */
export async function createRequest(wanted: NewFiles & { readonly names: readonly string[] }): Promise<MadeFiles> {
  const privateKey = await makeKey(wanted.key)
  const pem = await makeRequest(wanted.subject, privateKey, wanted.names)
  return writePair(wanted, 'csr', await privateKeyPem(privateKey, wanted.passphrase), pem)
}

/**
 * Makes a key and a client certificate that it signs itself, for registries that take any: `NAME.key` (0600), `NAME.cert`, as
 * engines want them.
 * @throws Failure `file-exists`, `file-unwritable`.
 */
export async function createSelfSigned(
  wanted: NewFiles & { readonly notBefore: Date; readonly notAfter: Date },
): Promise<MadeFiles> {
  const privateKey = await makeKey(wanted.key)
  const key = publicKeyInfo(privateKey)
  const { subject, notBefore, notAfter } = wanted
  const issuer = { name: subject, keyId: keyIdentifierOf(key), signer: signerOf(privateKey) }
  const extensions = profileExtensions('client', wanted.key.startsWith('rsa'))
  const pem = await makeCertificate({ serial: randomSerial(), subject, key, notBefore, notAfter, extensions }, issuer)
  return writePair(wanted, 'cert', await privateKeyPem(privateKey, wanted.passphrase), pem)
}

/** The key first: a certificate without its key serves nobody. Nothing is overwritten. */
async function writePair(
  { directory: typed, name }: NewFiles,
  suffix: string,
  keyPem: string,
  pem: string,
): Promise<MadeFiles> {
  const directory = resolve(typed)
  const [key, file] = [join(directory, `${name}.key`), join(directory, `${name}.${suffix}`)]
  await writeNew(key, keyPem)
  await writeNew(file, pem, 0o644)
  return { key, file, pem }
}

/** Writes a file that must not exist yet. @throws Failure `file-exists`, `file-unwritable`. */
export async function writeNew(file: string, content: string | Uint8Array, mode = 0o600): Promise<void> {
  try {
    await writeWhole(file, content, { mode, isNew: true })
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw new Failure('file-exists', { file })
    throw unwritable(dirname(file), error)
  }
}

function unwritable(file: string, error: unknown): unknown {
  return error instanceof Failure
    ? error
    : new Failure('file-unwritable', { file, detail: systemReason(error) }, { cause: error })
}
