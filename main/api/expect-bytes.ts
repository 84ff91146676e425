import { Failure } from '../../shared/failure.ts'
import type { Certificate } from '../../shared/model/certificate.ts'
import type { Registry } from '../../shared/model/inspection.ts'
import { certificateHolders, certificatePem, pemBlocks } from '../../shared/pem.ts'
import type { ClientPair } from '../certificates/read/client-pair.ts'
import { certificatesInPkcs7, fingerprintOf } from '../certificates/read/der-shape.ts'
import type { NamedFile } from '../certificates/read/named-file.ts'
import { unpackedText } from '../certificates/read/unpacked-text.ts'

/*
 * What the reader's process says goes to hosts, and a stranger's bytes may have taken that process over. So what is
 * installed is held here against what a person gave: a fingerprint, or a file. No certificate is parsed for that.
 */

/** Unencrypted PKCS#8, as OpenSSL writes it. */
const privateKeyPem = /^-----BEGIN PRIVATE KEY-----\n(?:[A-Za-z0-9+/]{1,64}={0,2}\n)+-----END PRIVATE KEY-----\n$/
/** An RSA key of 16,384 bits has 13 kilobytes. */
const longestKey = 65_536

/** @throws Failure `fingerprint-mismatch` unless it is the pinned certificate, `reader-ended` for any other text. */
export function expectPinned({ pem, subject }: Certificate, { name: host }: Registry, expected: string): void {
  const actual = fingerprintOf(derOf(pem, subject))
  if (actual !== expected) throw new Failure('fingerprint-mismatch', { host, expected, actual })
}

/** @throws Failure `reader-ended` unless its bytes are a certificate of one of the files. */
export function expectOfFiles({ pem, fingerprint }: Certificate, files: readonly NamedFile[]): void {
  const names = files.map(({ name }) => name).join(', ')
  const der = derOf(pem, names)
  if (!files.some((file) => isIn(file, der)) || fingerprintOf(der) !== fingerprint) throw unreadable(names)
}

/** @throws Failure `reader-ended` unless the certificates are the file's and the key is a key and nothing else. */
export function expectPair({ certPem, keyPem }: ClientPair, cert: NamedFile): void {
  const pems = pemBlocks(certPem).map(({ body }) => certificatePem(body))
  const areOfFile = pems.length > 0 && pems.every((pem) => isIn(cert, derOf(pem, cert.name)))
  const isKey = keyPem.length <= longestKey && privateKeyPem.test(keyPem)
  if (!areOfFile || !isKey || pems.join('') !== certPem) throw unreadable(cert.name)
}

/** The bytes of a text that is one certificate in the usual form and nothing else. */
function derOf(pem: string, what: string): Buffer {
  const der = Buffer.from(pemBlocks(pem)[0]?.body ?? '', 'base64')
  if (!isOneSequence(der) || certificatePem(der.toString('base64')) !== pem) throw unreadable(what)
  return der
}

/** Whether bytes are one DER sequence from the first to the last (X.690 8.1.3), with a length in two bytes or more. */
function isOneSequence(der: Buffer): boolean {
  const [tag, size = 0] = der
  const count = size - 0x80
  return (
    tag === 0x30 &&
    count > 0 &&
    count <= 4 &&
    der.length > count + 2 &&
    2 + count + der.readUIntBE(2, count) === der.length
  )
}

/** Whether a file has these bytes as a certificate, also in PKCS#7. OpenSSL's trusted certificates have more behind them. */
function isIn(file: NamedFile, der: Buffer): boolean {
  const blocks = certificateHolders(unpackedText(file.bytes)).map(({ body }) => Buffer.from(body, 'base64'))
  return [...blocks, Buffer.from(file.bytes)]
    .flatMap((block) => [block, ...certificatesInPkcs7(block).map((each) => Buffer.from(each))])
    .some((block) => block.subarray(0, der.length).equals(der))
}

function unreadable(what: string): Failure {
  return new Failure('reader-ended', { what, detail: { phrase: 'answer-unreadable' } })
}
