import { createPrivateKey, type KeyObject } from 'node:crypto'
import { Failure } from '../../../shared/failure.ts'
import { pemText } from '../../../shared/pem.ts'
import { foundInstead } from './found-instead.ts'
import { type KeyDerivation, keyDerivation } from './key-derivation.ts'
import type { NamedFile } from './named-file.ts'

const keyBlock = /-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----((?:(?!-----)[\s\S])*)-----END \1-----/
/** PKCS#8 marks encryption in the label, older formats in a header (RFC 1421 4.6.1.1). */
const encrypted = /BEGIN ENCRYPTED|Proc-Type:\s*4,\s*ENCRYPTED/

/**
 * Reads a PEM private key.
 *
 * @param passphrase opens an encrypted key; ignored if the key is not encrypted.
 * @throws Failure `key-not-pem`, `key-encrypted`, `key-rounds-many`, `key-passphrase-wrong`.
 */
export function readPrivateKey(file: NamedFile, passphrase?: string): KeyObject {
  const key = open(file, passphrase)
  try {
    // OpenSSL reads some damaged keys, which it then can't write.
    key.export({ type: 'pkcs8', format: 'der' })
    return key
  } catch (cause) {
    throw notReadable(file, cause)
  }
}

function open(named: NamedFile, passphrase: string | undefined): KeyObject {
  const { name: file } = named
  const [pem, label, body = ''] = keyBlock.exec(pemText(named.bytes)) ?? []
  if (pem === undefined) throw notReadable(named)
  const isEncrypted = encrypted.test(pem)
  if (isEncrypted && passphrase === undefined) throw new Failure('key-encrypted', { file })
  if (label === 'ENCRYPTED PRIVATE KEY') return decrypt(Buffer.from(body, 'base64'), named, passphrase)
  try {
    return createPrivateKey({ key: pem, ...(isEncrypted && { passphrase }) })
  } catch (cause) {
    if (isEncrypted) throw new Failure('key-passphrase-wrong', { file }, { cause })
    throw notReadable(named, cause)
  }
}

/** Opens encrypted PKCS#8, from the very bytes that told the rounds. */
function decrypt(key: Buffer, named: NamedFile, passphrase: string | undefined): KeyObject {
  let derivation: KeyDerivation
  try {
    derivation = keyDerivation(key)
  } catch (cause) {
    throw notReadable(named, cause)
  }
  const { name: file } = named
  const { rounds, limit } = derivation
  if (rounds > limit) throw new Failure('key-rounds-many', { file, rounds: `${rounds}`, limit: `${limit}` })
  try {
    return createPrivateKey({ key, format: 'der', type: 'pkcs8', ...(passphrase !== undefined && { passphrase }) })
  } catch (cause) {
    throw new Failure('key-passphrase-wrong', { file }, { cause })
  }
}

function notReadable(file: NamedFile, cause?: unknown): Failure {
  return new Failure('key-not-pem', { ...foundInstead(file, 'key') }, { cause })
}
