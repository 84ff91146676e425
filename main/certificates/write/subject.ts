import { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509'
import { Failure } from '../../../shared/failure.ts'
import { attributeNames } from '../read/object-identifiers.ts'

/** The types of attributes by their names, in any case. */
const types: ReadonlyMap<string, string> = new Map(
  [...attributeNames].map(([type, name]) => [name.toLowerCase(), type]),
)

const country = '2.5.4.6'
/** Attributes that RFC 5280 (appendix A.1) and RFC 4519 have as IA5String: e-mail addresses and domain components. */
const ia5Types: readonly string[] = ['1.2.840.113549.1.9.1', '0.9.2342.19200300.100.1.25']
/** The longest values (RFC 5280 A.1, ub-*); everything else is unlimited there, and 64 in OpenSSL. */
const longest: ReadonlyMap<string, number> = new Map([
  ['2.5.4.7', 128],
  ['2.5.4.8', 128],
  ['1.2.840.113549.1.9.1', 255],
])

/**
 * A name from what a person types: `CN=Ann, O=Example` (RFC 4514, most specific part first), `/O=Example/CN=Ann` as OpenSSL has it, or
 * a common name alone. `\` takes the next character as it is.
 * @throws Failure `subject-invalid`, with the part that can't be read.
 */
export function parseSubject(text: string): Name {
  const typed = text.trim()
  if (typed.startsWith('/')) return nameOf(typed, splitAt(typed.slice(1), '/'))
  if (splitAt(typed, '=').length === 1) return nameOf(typed, [`CN=${typed}`])
  return nameOf(typed, splitAt(typed, ',').reverse())
}

/** The parts in the order of DER, each one or more attributes with `+` between them. */
function nameOf(subject: string, parts: readonly string[]): Name {
  return new Name(
    parts.map(
      (part) => new RelativeDistinguishedName(splitAt(part, '+').map((attribute) => attributeOf(subject, attribute))),
    ),
  )
}

function attributeOf(subject: string, attribute: string): AttributeTypeAndValue {
  const [name = '', ...rest] = splitAt(attribute.trim(), '=')
  const type = /^\d+(\.\d+)+$/.test(name) ? name : types.get(name.trim().toLowerCase())
  const value = rest.join('=').trim().replace(/\\(.)/gs, '$1')
  const isTyped = type !== undefined && value !== '' && value.length <= (longest.get(type) ?? 64)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a name with one can't be shown, and OpenSSL refuses it.
  if (!isTyped || /[\u0000-\u001f\u007f]/.test(value))
    throw new Failure('subject-invalid', { subject, part: attribute })
  return new AttributeTypeAndValue({ type, value: new AttributeValue(attributeValue(subject, type, value)) })
}

function attributeValue(subject: string, type: string, value: string): Partial<AttributeValue> {
  if (type === country) {
    if (!/^[A-Za-z]{2}$/.test(value)) throw new Failure('subject-invalid', { subject, part: `C=${value}` })
    return { printableString: value.toUpperCase() }
  }
  return ia5Types.includes(type) ? { ia5String: value } : { utf8String: value }
}

/** What is between the separators that no `\` stands before. */
function splitAt(text: string, separator: string): string[] {
  const parts = ['']
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === separator) parts.push('')
    else {
      parts[parts.length - 1] += character
      if (character === '\\') parts[parts.length - 1] += text[++at] ?? ''
    }
  }
  return parts
}
