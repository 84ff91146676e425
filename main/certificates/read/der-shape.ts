import { createHash } from 'node:crypto'
import { parseFingerprint } from '../../../shared/fingerprint.ts'

/** What DER can be, as far as its first values tell. */
export type DerKind = 'certificate' | 'pkcs12' | 'pkcs7' | 'csr' | 'crl' | 'private-key' | 'public-key'

/**
 * The first values in DER (X.690 8.1), each by its tag in hex; what is inside a SEQUENCE follows it in brackets, two deep at
 * most. An object identifier is shown by its content.
 */
const shapes: readonly (readonly [DerKind, RegExp])[] = [
  // PFX (RFC 7292 4): version 3 and what it protects, which is always one of these two.
  ['pkcs12', /^30\(02=03 30\(06=2a864886f70d01070[12]\b/],
  // ContentInfo (RFC 2315 7): signedData.
  ['pkcs7', /^30\(06=2a864886f70d010702\b/],
  // CertificationRequestInfo (RFC 2986 4.1): version 0, a name, a key.
  ['csr', /^30\(30\(02=00 30 30 a0\b/],
  // PrivateKeyInfo and its encrypted form (RFC 5958), RSAPrivateKey (RFC 8017 A.1.2), ECPrivateKey (RFC 5915 3).
  [
    'private-key',
    /^30\((?:02=00 30\(06=[0-9a-f]+[^)]*\) 04|02=01 30\(06=[0-9a-f]+[^)]*\) 04|30\(06=[^)]*\) 04|02=00 02 02(?:=03)? 02|02=01 04)/,
  ],
  ['public-key', /^30\(30\(06=[^)]*\) 03/],
  // TBSCertList (RFC 5280 5.1): after its issuer it has a time, where a certificate has two in a SEQUENCE.
  ['crl', /^30\(30\((?:02=01 )?30 30 1[78]\b/],
  ['certificate', /^30\(30\((?:a0 )?02(?:=[0-9a-f]{2})? 30 30 30\b/],
]

/** What bytes are, if they begin like DER of a kind that a person may have instead of a certificate or key. */
export function derKind(bytes: Uint8Array): DerKind | undefined {
  const [outer] = valuesOf(bytes, 3)
  return outer === undefined ? undefined : shapes.find(([, shape]) => shape.test(outer))?.[0]
}

/**
 * The certificates in a PKCS#7 file that has nothing else (RFC 2315 9.1, certs-only), each in DER and in the order of the file. None if
 * it is something else, or has lengths without an end before them.
 */
export function certificatesInPkcs7(bytes: Uint8Array): Uint8Array[] {
  if (derKind(bytes) !== 'pkcs7') return []
  const [, explicit] = partsOf(firstValue(bytes)?.content)
  const [signedData] = partsOf(explicit?.content)
  const certificates = partsOf(signedData?.content).find(({ tag }) => tag === 0xa0)
  return partsOf(certificates?.content).flatMap(({ tag, whole }) => (tag === sequence ? [whole] : []))
}

/** The SHA-256 fingerprint of a certificate in DER, `AB:CD:…`. */
export function fingerprintOf(der: Uint8Array): string {
  return parseFingerprint(createHash('sha256').update(der).digest('hex'))
}

/** The values side by side in some bytes; a damaged one, and BER's mark of an end, end them. */
function partsOf(bytes: Uint8Array = new Uint8Array()): (Value & { readonly whole: Uint8Array })[] {
  const parts: (Value & { readonly whole: Uint8Array })[] = []
  let rest = bytes
  for (let value = firstValue(rest); value && value.tag !== 0; value = firstValue(rest)) {
    parts.push({ ...value, whole: rest.subarray(0, rest.length - value.after.length) })
    rest = value.after
  }
  return parts
}

/** The values side by side at the start of some bytes, as text; a damaged one ends them. */
function valuesOf(bytes: Uint8Array, depth: number): string[] {
  const values: string[] = []
  let rest = bytes
  while (values.length < 6) {
    const value = firstValue(rest)
    if (!value) break
    values.push(shapeOf(value, depth))
    rest = value.after
  }
  return values
}

interface Value {
  readonly tag: number
  readonly content: Uint8Array
  readonly after: Uint8Array
}

function firstValue(bytes: Uint8Array): Value | undefined {
  const [tag, first] = bytes
  if (tag === undefined || first === undefined) return undefined
  // 0x80 is BER's length without an end, as some programs write PKCS#12 and PKCS#7.
  const lengthBytes = first > 0x80 ? first - 0x80 : 0
  if (lengthBytes > 4) return undefined
  const start = 2 + lengthBytes
  const length = first < 0x80 ? first : [...bytes.subarray(2, start)].reduce((sum, byte) => sum * 256 + byte, 0)
  const end = first === 0x80 ? bytes.length : start + length
  return { tag, content: bytes.subarray(start, end), after: bytes.subarray(end) }
}

const sequence = 0x30
const identifier = 0x06
const integer = 0x02

function shapeOf({ tag, content }: Value, depth: number): string {
  const name = tag.toString(16).padStart(2, '0')
  if (tag === identifier || (tag === integer && content.length === 1))
    return `${name}=${Buffer.from(content).toString('hex')}`
  return tag === sequence && depth > 1 ? `${name}(${valuesOf(content, depth - 1).join(' ')})` : name
}
