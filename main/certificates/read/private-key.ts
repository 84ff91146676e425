import { createPrivateKey, type KeyObject } from 'node:crypto'
import { Failure } from '../../../shared/failure.ts'
import type { NamedFile } from './certificate-file.ts'

const keyBlock = /-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----[\s\S]*?-----END \1-----/
/** PKCS#8 marks encryption in the label, older formats in a header (RFC 1421 4.6.1.1). */
const encrypted = /BEGIN ENCRYPTED|Proc-Type:\s*4,\s*ENCRYPTED/

/**
 * Reads a PEM private key.
 *
 * @param passphrase opens an encrypted key; ignored if the key is not encrypted.
 * @throws Failure `key-not-pem`, `key-encrypted`, `key-passphrase-wrong`.
 */
export function readPrivateKey({ bytes, name: file }: NamedFile, passphrase?: string): KeyObject {
  const [pem] = keyBlock.exec(Buffer.from(bytes).toString('latin1')) ?? []
  if (pem === undefined) throw new Failure('key-not-pem', { file })
  const isEncrypted = encrypted.test(pem)
  if (isEncrypted && passphrase === undefined) throw new Failure('key-encrypted', { file })
  try {
    return createPrivateKey({ key: pem, ...(isEncrypted && { passphrase }) })
  } catch (cause) {
    throw new Failure(isEncrypted ? 'key-passphrase-wrong' : 'key-not-pem', { file }, { cause })
  }
}
