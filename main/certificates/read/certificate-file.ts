import { Failure } from '../../../shared/failure.ts'
import type { Certificate } from '../../../shared/model/certificate.ts'
import { pemBlocks } from '../../../shared/pem.ts'
import { type ReadCertificate, readCertificate } from './read-certificate.ts'

/** A file's content and its name, which is all that messages say about it. */
export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const certificateLabels: ReadonlySet<string> = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'])
const privateKeyBegin = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/

/**
 * The certificates of a PEM or DER file, in their order; for handing to others, so a private key beside them is refused.
 *
 * @throws Failure `certificate-holds-key`, `certificate-not-pem`.
 */
export function readCertificates(bytes: Uint8Array, fileName: string): Certificate[] {
  return readAuthorityFile({ bytes, name: fileName }).map(({ certificate }) => certificate)
}

/** As {@link readCertificates}, with what it takes to judge them. */
export function readAuthorityFile(file: NamedFile): ReadCertificate[] {
  if (privateKeyBegin.test(textOf(file))) throw new Failure('certificate-holds-key', { file: file.name })
  return readCertificateFile(file)
}

/**
 * The certificates of a file, whatever else is in it.
 *
 * @throws Failure `certificate-not-pem` where there is none, or one that cannot be read.
 */
export function readCertificateFile(file: NamedFile): ReadCertificate[] {
  const blocks = pemBlocks(textOf(file)).filter(({ label }) => certificateLabels.has(label))
  const ders = blocks.length > 0 ? blocks.map(({ body }) => Buffer.from(body, 'base64')) : [file.bytes]
  try {
    return ders.map(readCertificate)
  } catch (cause) {
    throw new Failure('certificate-not-pem', { file: file.name }, { cause })
  }
}

/** PEM is ASCII; as Latin-1 every byte stays one character, so that binary content does no harm. */
function textOf(file: NamedFile): string {
  return Buffer.from(file.bytes).toString('latin1')
}
