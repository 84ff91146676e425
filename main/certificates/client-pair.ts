import { createPrivateKey, type KeyObject } from 'node:crypto'
import { Failure } from '../../shared/failure.ts'
import { type NamedFile, readCertificateFile } from './read/certificate-file.ts'

/** A client pair as Docker wants it in `client.cert` and `client.key`. */
export interface ClientPair {
  /** The client's own certificate first, the rest of its file after it. */
  readonly certPem: string
  /** Unencrypted PKCS#8. Secret. */
  readonly keyPem: string
}

const keyBlock = /-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----[\s\S]*?-----END \1-----/
/** PKCS#8 says it in the label, the older formats in a header (RFC 1421 4.6.1.1). */
const encrypted = /BEGIN ENCRYPTED|Proc-Type:\s*4,\s*ENCRYPTED/

/**
 * Reads a client's certificate and key and makes sure that they belong together.
 *
 * @throws Failure `certificate-not-pem`, `key-not-pem`, `key-encrypted`, `key-passphrase-wrong`, `client-pair-mismatch`.
 */
export function readClientPair(files: {
  readonly cert: NamedFile
  readonly key: NamedFile
  readonly passphrase?: string
}): ClientPair {
  const certificates = readCertificateFile(files.cert)
  const key = readPrivateKey(files.key.bytes, files.key.name, files.passphrase)
  const own = certificates.find(({ x509 }) => x509.checkPrivateKey(key))
  if (!own) throw new Failure('client-pair-mismatch', { key: files.key.name, file: files.cert.name })
  const ordered = [own, ...certificates.filter((certificate) => certificate !== own)]
  return {
    certPem: ordered.map(({ certificate }) => certificate.pem).join(''),
    keyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/**
 * Reads a PEM private key.
 *
 * @param passphrase opens an encrypted key; ignored where the key is not encrypted.
 * @throws Failure `key-not-pem`, `key-encrypted`, `key-passphrase-wrong`.
 */
export function readPrivateKey(bytes: Uint8Array, fileName: string, passphrase?: string): KeyObject {
  const [pem] = keyBlock.exec(Buffer.from(bytes).toString('latin1')) ?? []
  if (pem === undefined) throw new Failure('key-not-pem', { file: fileName })
  const isEncrypted = encrypted.test(pem)
  if (isEncrypted && passphrase === undefined) throw new Failure('key-encrypted', { file: fileName })
  try {
    return createPrivateKey({ key: pem, ...(isEncrypted && { passphrase }) })
  } catch (cause) {
    throw new Failure(isEncrypted ? 'key-passphrase-wrong' : 'key-not-pem', { file: fileName }, { cause })
  }
}
