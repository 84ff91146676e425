import { access, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Failure } from '../../shared/failure.ts'
import type { Profile } from '../../shared/model/authority.ts'
import { type Issuer, publicKeyInfo } from '../certificates/write/certificate.ts'
import { privateKeyPem } from '../certificates/write/encrypted-key.ts'
import { makeKey } from '../certificates/write/key.ts'
import { type MadeFiles, type NewFiles, writeNew } from './create.ts'
import type { Authority } from './directory.ts'
import { type Grant, signAll } from './sign.ts'

/** A key and its certificate for a host of one's own. */
export type NewPair = Omit<NewFiles, 'passphrase'> & Pick<Grant, 'profile' | 'names' | 'notBefore' | 'notAfter'>

/** Engines take a client's certificate by the first suffix alone, and a `.crt` beside it as an anchor. */
const suffixes: Readonly<Record<Profile, string>> = { client: 'cert', server: 'crt' }

function filesOf({ directory, name, profile }: Pick<NewPair, 'directory' | 'name' | 'profile'>) {
  const place = join(resolve(directory), name)
  return { key: `${place}.key`, file: `${place}.${suffixes[profile]}` }
}

/** @throws Failure `file-exists`, where one of a pair's files is there already. */
export async function expectNoPair(wanted: Pick<NewPair, 'directory' | 'name' | 'profile'>): Promise<void> {
  for (const file of Object.values(filesOf(wanted))) {
    const isThere = await access(file).then(
      () => true,
      () => false,
    )
    if (isThere) throw new Failure('file-exists', { file })
  }
}

/**
 * Makes a key and signs its certificate: `NAME.key` (0600), and `NAME.cert` for a client or `NAME.crt` for a server.
 * The key is written before anything is signed: whenever this ends, no certificate is without its key.
 * @throws Failure `file-exists`, `file-unwritable`, and those of {@link signAll}; a key for which nothing was signed is not left behind.
 */
export async function issue(authority: Authority, issuer: Issuer, wanted: NewPair, now: Date): Promise<MadeFiles> {
  const { subject, profile, names, notBefore, notAfter } = wanted
  const privateKey = await makeKey(wanted.key)
  const { key, file } = filesOf(wanted)
  await writeNew(key, await privateKeyPem(privateKey, undefined))
  const grant = { subject, key: publicKeyInfo(privateKey), profile, names, notBefore, notAfter }
  const signed = await signAll(authority, issuer, [grant], now).catch(async (error: unknown) => {
    if (!mayBeSigned(error)) await rm(key, { force: true })
    throw error
  })
  const pem = signed.map((each) => each.pem).join('')
  await writeNew(file, pem, 0o644)
  return { key, file, pem }
}

/** Where only the index could not be written, the certificate is there. */
const mayBeSigned = (error: unknown): boolean => !(error instanceof Failure) || error.code === 'file-unwritable'
