import { Failure } from '../../../shared/failure.ts'
import { certificateHolders, isCertificateLabel } from '../../../shared/pem.ts'
import { certificatesInPkcs7 } from './der-shape.ts'
import { foundInstead, unreadBlock } from './found-instead.ts'
import type { NamedFile } from './named-file.ts'
import { type ParsedCertificate, parseCertificate } from './parse-certificate.ts'
import { type BeginLine, beginLines, certificateAt } from './pem-lines.ts'
import { unpackedText } from './unpacked-text.ts'

/** The blocks of a CA file that are no certificates, although their first lines say so: how many, and where the first begins. */
export interface UnreadBlocks {
  readonly file: string
  readonly count: number
  readonly line: number
}

/** The certificates of CA files in their order, each once, and the files' names. */
export interface CaFile {
  readonly name: string
  readonly certificates: readonly ParsedCertificate[]
  readonly unread?: readonly UnreadBlocks[]
}

const privateKeyBegin = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/

/** Reads files of CA certificates as one. @throws Failure as for one file. */
export function readCaFiles(files: readonly NamedFile[]): Required<CaFile> {
  const read = files.map(readCaFile)
  const certificates = read.flatMap((file) => file.certificates)
  return {
    name: files.map(({ name }) => name).join(', '),
    certificates: certificates.filter((one, index) => certificates.findIndex((other) => isSame(one, other)) === index),
    unread: read.flatMap(({ unread }) => unread),
  }
}

function isSame(one: ParsedCertificate, other: ParsedCertificate): boolean {
  return one.certificate.fingerprint === other.certificate.fingerprint
}

/**
 * Reads a PEM, DER or PKCS#7 file of CA certificates. They go to other machines, so a file with a private key is refused. A block
 * that can't be read is left out, as in Go (crypto/x509 AppendCertsFromPEM), and named.
 *
 * @throws Failure `certificate-holds-key`, `certificate-not-pem` if none can be read.
 */
function readCaFile(file: NamedFile): Required<CaFile> {
  const { certificates, unread, begins } = readBlocks(file)
  if (begins.length > 0 && privateKeyBegin.test(unpackedText(file.bytes))) {
    throw new Failure('certificate-holds-key', { file: file.name })
  }
  if (certificates.length === 0) throw new Failure('certificate-not-pem', { ...foundInstead(file, 'certificate') })
  const [first] = unread
  const left = first ? [{ file: file.name, count: unread.length, line: first.line }] : []
  return { name: file.name, certificates, unread: left }
}

/**
 * The certificates of a PEM, DER or PKCS#7 file in their order; anything else in it is ignored.
 *
 * @throws Failure `certificate-not-pem` if there is none, or one that can't be read.
 */
export function readCertificateFile(file: NamedFile): ParsedCertificate[] {
  const { certificates, unread } = readBlocks(file)
  const [first] = unread
  if (certificates.length === 0) throw new Failure('certificate-not-pem', { ...foundInstead(file, 'certificate') })
  if (first) throw new Failure('certificate-not-pem', { ...unreadBlock(file, first) })
  return certificates
}

interface Blocks {
  readonly certificates: ParsedCertificate[]
  readonly unread: readonly BeginLine[]
  /** The lines that begin certificates; none in DER. */
  readonly begins: readonly BeginLine[]
}

function readBlocks(file: NamedFile): Blocks {
  const text = unpackedText(file.bytes)
  const begins = beginLines(text).filter(({ label }) => isCertificateLabel(label))
  if (begins.length === 0) {
    const signed = certificateHolders(text)
    const ders = signed.length > 0 ? signed.map(({ body }) => Buffer.from(body, 'base64')) : [file.bytes]
    return { certificates: ders.flatMap(certificatesIn), unread: [], begins }
  }
  const certificates: ParsedCertificate[] = []
  const unread: BeginLine[] = []
  for (const begin of begins) {
    const block = certificateAt(text, begin)
    const found = block ? certificatesIn(Buffer.from(block.body, 'base64')) : []
    certificates.push(...found)
    if (found.length === 0) unread.push(begin)
  }
  return { certificates, unread, begins }
}

/** The certificate in some DER, or those of a PKCS#7 file, whatever label it has. */
function certificatesIn(der: Uint8Array): ParsedCertificate[] {
  const one = parsed(der)
  return one ? [one] : certificatesInPkcs7(der).flatMap((each) => parsed(each) ?? [])
}

function parsed(der: Uint8Array): ParsedCertificate | undefined {
  try {
    return parseCertificate(der)
  } catch {
    return undefined
  }
}
