import { Failure } from '../../../shared/failure.ts'
import { certificateBlocks } from '../../../shared/pem.ts'
import { type ParsedCertificate, parseCertificate } from './parse-certificate.ts'

/** A file's content, and its name for messages. */
export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The certificates of a CA file, in their order, and its name. */
export interface CaFile {
  readonly name: string
  readonly certificates: readonly ParsedCertificate[]
}

const privateKeyBegin = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/

/**
 * Reads a PEM or DER file of CA certificates. They go to other machines, so a file with a private key is refused.
 *
 * @throws Failure `certificate-holds-key`, `certificate-not-pem`.
 */
export function readCaFile(file: NamedFile): CaFile {
  if (privateKeyBegin.test(textOf(file))) throw new Failure('certificate-holds-key', { file: file.name })
  return { name: file.name, certificates: readCertificateFile(file) }
}

/**
 * The certificates of a PEM or DER file in their order; anything else in it is ignored.
 *
 * @throws Failure `certificate-not-pem` if there is none, or one that cannot be read.
 */
export function readCertificateFile(file: NamedFile): ParsedCertificate[] {
  const blocks = certificateBlocks(textOf(file))
  const ders = blocks.length > 0 ? blocks.map(({ body }) => Buffer.from(body, 'base64')) : [file.bytes]
  try {
    return ders.map(parseCertificate)
  } catch (cause) {
    throw new Failure('certificate-not-pem', { file: file.name }, { cause })
  }
}

/** PEM is ASCII. As Latin-1 every byte becomes one character, so binary content does no harm. */
function textOf(file: NamedFile): string {
  return Buffer.from(file.bytes).toString('latin1')
}
