import { Failure } from '../../../shared/failure.ts'
import type { Note } from '../../../shared/model/plan.ts'
import { readCertificateFile } from './certificate-file.ts'
import type { NamedFile } from './named-file.ts'
import type { ParsedCertificate } from './parse-certificate.ts'
import { readPrivateKey } from './private-key.ts'

/** A client pair in Docker's form, for `client.cert` and `client.key`. */
export interface ClientPair {
  /** The client's own certificate first, the rest of its file after it. */
  readonly certPem: string
  /** Unencrypted PKCS#8. Secret. */
  readonly keyPem: string
}

/** A client pair, and what makes registries refuse it. */
export interface JudgedClientPair extends ClientPair {
  readonly notes: readonly Note[]
}

/**
 * Reads a client's certificate and key and makes sure that they belong together.
 *
 * @throws Failure `certificate-not-pem`, `key-not-pem`, `key-encrypted`, `key-rounds-many`, `key-passphrase-wrong`,
 *   `client-pair-mismatch`.
 */
export function readClientPair(
  cert: NamedFile,
  key: NamedFile,
  passphrase?: string,
): ClientPair & { readonly own: ParsedCertificate } {
  const certificates = readCertificateFile(cert)
  const privateKey = readPrivateKey(key, passphrase)
  const own = certificates.find(({ x509 }) => x509.checkPrivateKey(privateKey))
  if (!own) throw new Failure('client-pair-mismatch', { key: key.name, file: cert.name })
  const ordered = [own, ...certificates.filter((certificate) => certificate !== own)]
  return {
    own,
    certPem: ordered.map(({ certificate }) => certificate.pem).join(''),
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
