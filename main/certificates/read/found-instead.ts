import { isCertificateLabel, pemBlocks } from '../../../shared/pem.ts'
import type { PhraseCode } from '../../../shared/words/en/phrases.ts'
import type { Phrase } from '../../../shared/words/param.ts'
import { type DerKind, derKind } from './der-shape.ts'
import type { NamedFile } from './named-file.ts'
import { type BeginLine, beginLines } from './pem-lines.ts'
import { unpackedText } from './unpacked-text.ts'

/** What a file should have contained: a certificate, its key, a key to log in with over SSH, or a request for a certificate. */
export type Wanted = 'certificate' | 'key' | 'identity' | 'request'

/** The values of `certificate-not-pem`, `key-not-pem` and `identity-not-key`: what the file is instead, and what to do about it. */
export interface FoundInstead {
  readonly file: string
  readonly found: Phrase
  readonly next: Phrase
}

/** What is in a file, and for DER or PEM in which of the two it is. */
type Kind = DerKind | SshKind | OtherKind
type SshKind = 'ssh-private-key' | 'ssh-public-key' | 'ssh-certificate' | 'putty-key'
type OtherKind = 'empty' | 'cut' | 'unreadable' | 'web-page' | 'java-store' | 'archive' | 'binary' | 'text'

interface Content {
  readonly kind: Kind
  readonly form: 'PEM' | 'DER'
  /** Where a block begins that can't be read. */
  readonly line?: number
}

/** What to do, where there is more to say than what Mooring reads. */
const nextSteps: { readonly [Each in Wanted]: Readonly<Partial<Record<Kind, PhraseCode>>> } = {
  certificate: {
    empty: 'next-copy-again',
    cut: 'next-copy-again',
    pkcs12: 'next-certificates-of-pkcs12',
    pkcs7: 'next-certificates-of-pkcs7',
    csr: 'next-signed-request',
    'private-key': 'next-certificate-of-key',
    'java-store': 'next-certificate-of-java-store',
    'web-page': 'next-download-again',
    archive: 'next-unpack',
    'ssh-private-key': 'next-not-ssh',
    'ssh-public-key': 'next-not-ssh',
    'ssh-certificate': 'next-not-ssh',
    'putty-key': 'next-not-ssh',
  },
  key: {
    empty: 'next-copy-again',
    cut: 'next-copy-again',
    pkcs12: 'next-key-of-pkcs12',
    pkcs7: 'next-key-of-certificate',
    csr: 'next-key-of-certificate',
    certificate: 'next-key-of-certificate',
    'public-key': 'next-key-of-certificate',
    'private-key': 'next-key-from-der',
    'java-store': 'next-key-of-java-store',
    'web-page': 'next-download-again',
    archive: 'next-unpack',
    'ssh-private-key': 'next-key-from-ssh',
    'ssh-public-key': 'next-key-of-certificate',
    'ssh-certificate': 'next-key-of-certificate',
    'putty-key': 'next-key-of-certificate',
  },
  identity: {
    empty: 'next-copy-again',
    cut: 'next-copy-again',
    pkcs12: 'next-identity-of-pkcs12',
    certificate: 'next-identity-of-certificate',
    'private-key': 'next-identity-from-pem',
    'public-key': 'next-private-half',
    'web-page': 'next-download-again',
    archive: 'next-unpack',
    'ssh-public-key': 'next-private-half',
    'ssh-certificate': 'next-private-half',
    'putty-key': 'next-identity-from-putty',
  },
  request: {
    empty: 'next-copy-again',
    cut: 'next-copy-again',
    'web-page': 'next-download-again',
    archive: 'next-unpack',
  },
}

/** What is of the kind that was wanted, and not in a form that Mooring reads. */
const ownPhrases: { readonly [Each in Wanted]: Readonly<Partial<Record<Kind, PhraseCode>>> } = {
  certificate: { certificate: 'found-own-certificate' },
  key: { 'private-key': 'found-own-key' },
  identity: { 'private-key': 'found-own-identity', 'ssh-private-key': 'found-damaged-identity' },
  request: { csr: 'found-own-request' },
}

/** Names what a file contains instead of what was wanted, from its bytes alone: nothing in it is opened. */
export function foundInstead(file: NamedFile, wanted: Wanted): FoundInstead {
  const { kind, form, line } = contentOf(file, wanted)
  const found: PhraseCode = ownPhrases[wanted][kind] ?? `found-${kind}`
  return {
    file: file.name,
    found: { phrase: found, ...(line !== undefined && { params: { line } }) },
    next: { phrase: nextSteps[wanted][kind] ?? `next-other-${wanted}`, params: { file: typeable(file.name), form } },
  }
}

/** A block of a certificate that can't be read. */
export function unreadBlock(file: NamedFile, { line, isWhole }: BeginLine): FoundInstead {
  const kind = isWhole ? 'unreadable' : 'cut'
  return {
    file: file.name,
    found: { phrase: `found-${kind}`, params: { line } },
    next: { phrase: nextSteps.certificate[kind] ?? 'next-other-certificate' },
  }
}

/** A name that can be typed in a command as it is; for any other, the placeholder that manuals use. */
function typeable(name: string): string {
  return /^[\w.][\w.+-]*$/.test(name) ? name : 'FILE'
}

function contentOf(file: NamedFile, wanted: Wanted): Content {
  const text = unpackedText(file.bytes)
  const begins = beginLines(text)
  const own = begins.find(({ label }) => isOwnLabel(wanted, label))
  // To log in, a key that is whole may be of a kind that SSH does not know.
  if (own && (wanted !== 'identity' || !own.isWhole)) return ownBlock(text, own)
  for (const { label } of begins) {
    const kind = isCertificateLabel(label) ? 'certificate' : labels.find(([, pattern]) => pattern.test(label))?.[0]
    if (kind) return { kind, form: 'PEM' }
  }
  const der = derKind(file.bytes)
  return der ? { kind: der, form: 'DER' } : { kind: otherKind(file, text), form: 'DER' }
}

/** The block that was wanted, and that could not be read. PKCS#7 may have a certificate's label (OpenSSL takes it). */
function ownBlock(text: string, { line, isWhole, offset }: BeginLine): Content {
  const [block] = pemBlocks(text.slice(offset))
  const inside = isWhole && block ? derKind(Buffer.from(block.body, 'base64')) : undefined
  if (inside === 'pkcs7' || inside === 'csr' || inside === 'pkcs12') return { kind: inside, form: 'PEM' }
  return { kind: isWhole ? 'unreadable' : 'cut', form: 'PEM', line }
}

function isOwnLabel(wanted: Wanted, label: string): boolean {
  if (wanted === 'certificate') return isCertificateLabel(label)
  return wanted === 'request' ? isRequestLabel(label) : isTlsKey(label)
}

/** OpenSSL's two names for it (pem.h). */
export const isRequestLabel = (label: string): boolean => /^(?:NEW )?CERTIFICATE REQUEST$/.test(label)

const isTlsKey = (label: string): boolean => /^(?!OPENSSH)(?:\S+ )?PRIVATE KEY$/.test(label)

/** What the label of a PEM block says (OpenSSL pem.h). */
const labels: readonly (readonly [Kind, RegExp])[] = [
  ['pkcs7', /^(?:PKCS7|PKCS #7 SIGNED DATA|CMS)$/],
  ['csr', /^(?:NEW )?CERTIFICATE REQUEST$/],
  ['crl', /^X509 CRL$/],
  ['ssh-private-key', /^OPENSSH PRIVATE KEY$/],
  ['private-key', /PRIVATE KEY$/],
  ['public-key', /PUBLIC KEY$/],
]

/** The beginnings of files that are no text, in hex. */
const magics: readonly (readonly [OtherKind, readonly string[]])[] = [
  ['java-store', ['feedfeed', 'cececece']],
  ['archive', ['504b0304', '1f8b', '425a68', 'fd377a585a', '377abcaf']],
]

const webPage =
  /^(?:\xef\xbb\xbf|\ufeff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body)\b/i
const sshPublicKey = /^(?:\s*(?:ssh-|ecdsa-sha2-|sk-)\S+ AAAA|---- BEGIN SSH2 PUBLIC KEY)/
/** PROTOCOL.certkeys of OpenSSH: the type of a certificate names its version. */
const sshCertificate = /^\s*(?:ssh-|ecdsa-sha2-|sk-)\S*-cert-v\d\d@openssh\.com AAAA/
const puttyKey = /^PuTTY-User-Key-File-\d+: /

/** What is neither PEM nor DER of a known kind. */
function otherKind({ bytes }: NamedFile, text: string): OtherKind | SshKind {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  const magic = magics.find(([, each]) => each.some((beginning) => start.startsWith(beginning)))
  if (magic) return magic[0]
  if (text.trim() === '') return 'empty'
  if (webPage.test(text)) return 'web-page'
  if (puttyKey.test(text)) return 'putty-key'
  if (sshCertificate.test(text)) return 'ssh-certificate'
  if (sshPublicKey.test(text)) return 'ssh-public-key'
  return bytes.some(isBinary) ? 'binary' : 'text'
}

/** Control characters that no text has: all but those from tab to carriage return, and escape. */
const isBinary = (byte: number): boolean => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)
