import { context, type DerReader, derReader, tags } from './der-reader.ts'
import { generalizedTimeOf, utcTimeOf } from './der-time.ts'
import { bitStringOf, booleanOf, identifierOf, readInteger, rightAlign, smallIntegerOf } from './der-values.ts'
import type { GoRules } from './go-rules.ts'
import { Malformed } from './malformed.ts'
import { type GoExtensions, type RawExtension, readGoExtensions } from './read-extensions.ts'
import { type GoKey, readKey } from './read-key.ts'
import { checkRawName } from './read-name.ts'
import { type SignatureAlgorithm, signatureAlgorithm } from './signature-algorithm.ts'

/** A certificate as Go's crypto/x509 reads it. */
export interface GoCertificate {
  readonly der: Buffer
  /** The same as text, a character for each byte: texts can be compared and looked up without a copy. So are the names and the key. */
  readonly text: string
  /** The signed part. */
  readonly signed: Buffer
  readonly version: number
  readonly issuer: string
  readonly subject: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly spki: string
  readonly key: GoKey
  readonly algorithm: SignatureAlgorithm
  readonly signature: Buffer
  readonly extensions: GoExtensions
}

const noExtensions: ReadonlyMap<string, RawExtension> = new Map()

/**
 * Reads a certificate by the rules of one Go (crypto/x509 parser.go, parseCertificate), in the same order.
 *
 * @throws Malformed where Go does not read it.
 */
export function readCertificate(der: Buffer, rules: GoRules): GoCertificate {
  const input = derReader(der, 'structure')
  const outer = derReader(input.read(tags.sequence), 'structure')
  if (!input.isEmpty()) throw new Malformed('structure')
  const signed = outer.element(tags.sequence)
  const fields = derReader(derReader(signed, 'structure').read(tags.sequence), 'structure')
  const version = readVersion(fields)
  const serial = readInteger(fields.read(tags.integer), 'serial')
  if (serial < 0n && rules.minor >= 23 && !rules.hasOldDefaults) throw new Malformed('serial-negative')
  const innerAlgorithm = fields.read(tags.sequence)
  if (!outer.read(tags.sequence).equals(innerAlgorithm)) throw new Malformed('algorithms-differ')
  const algorithm = readAlgorithm(innerAlgorithm, rules)
  const issuer = fields.element(tags.sequence)
  checkRawName(issuer, rules)
  const dates = derReader(fields.read(tags.sequence), 'dates')
  const [notBefore, notAfter] = [readTime(dates), readTime(dates)]
  const subject = fields.element(tags.sequence)
  checkRawName(subject, rules)
  const spki = fields.element(tags.sequence)
  const key = readKey(spki, rules)
  const extensions = readGoExtensions(version > 1 ? listExtensions(fields, version, rules) : noExtensions, rules)
  const signature = rightAlign(bitStringOf(outer.read(tags.bitString), 'structure'))
  return {
    ...{ der, signed, version, notBefore, notAfter, key, algorithm, signature, extensions },
    ...{ text: textOf(der), issuer: textOf(issuer), subject: textOf(subject), spki: textOf(spki) },
  }
}

function textOf(bytes: Buffer): string {
  return bytes.toString('latin1')
}

function readVersion(fields: DerReader): number {
  const content = fields.optional(context(0, true))
  if (content === undefined) return 1
  const inner = derReader(content, 'version')
  const version = smallIntegerOf(inner.read(tags.integer), 'version')
  if (!inner.isEmpty() || version < 0n || version > 2n) throw new Malformed('version')
  return Number(version) + 1
}

function readAlgorithm(content: Buffer, rules: GoRules): SignatureAlgorithm {
  const fields = derReader(content, 'structure')
  const oid = identifierOf(fields.read(tags.identifier), 'structure', rules)
  return signatureAlgorithm(oid, fields.isEmpty() ? Buffer.alloc(0) : fields.any().element, rules)
}

function readTime(dates: DerReader): Date {
  const { tag, content } = dates.any()
  if (tag === tags.utcTime) return utcTimeOf(content)
  if (tag === tags.generalizedTime) return generalizedTimeOf(content)
  throw new Malformed('dates')
}

/** Behind the unique identifiers, which Go looks for as if they had other tags than those of the standard. */
function listExtensions(fields: DerReader, version: number, rules: GoRules): ReadonlyMap<string, RawExtension> {
  fields.optional(context(1, false))
  fields.optional(context(2, false))
  const content = version === 3 ? fields.optional(context(3, true)) : undefined
  const extensions = new Map<string, RawExtension>()
  if (content === undefined) return extensions
  const list = derReader(derReader(content, 'extension').read(tags.sequence), 'extension')
  while (!list.isEmpty()) {
    const extension = derReader(list.read(tags.sequence), 'extension')
    const oid = identifierOf(extension.read(tags.identifier), 'extension', rules)
    const flag = extension.optional(tags.boolean)
    const critical = flag !== undefined && booleanOf(flag, 'extension')
    if (extensions.has(oid)) throw new Malformed('duplicate')
    extensions.set(oid, { value: extension.read(tags.octetString), critical })
  }
  return extensions
}
