import type { AttributeTypeAndValue, Name } from '@peculiar/asn1-x509'
import { attributeNames } from './object-identifiers.ts'

const commonNameType = '2.5.4.3'

/**
 * A distinguished name as one line, most specific part first (RFC 4514 2.1), with a space after each comma. Special
 * characters are escaped, so that a value cannot pretend to be another attribute; control characters stay as they are.
 */
export function nameText(name: Name): string {
  return [...name]
    .reverse()
    .map((relative) => [...relative].map(attributeText).join('+'))
    .join(', ')
}

/** The last common name, which is the most specific one; Go takes the same (crypto/x509/pkix, FillFromRDNSequence). */
export function commonNameOf(name: Name): string | undefined {
  return [...name]
    .flatMap((relative) => [...relative])
    .filter(({ type }) => type === commonNameType)
    .map(({ value }) => value.toString())
    .at(-1)
}

function attributeText({ type, value }: AttributeTypeAndValue): string {
  return `${attributeNames.get(type) ?? type}=${escapeValue(value.toString())}`
}

/** RFC 4514 2.4: a leading space or `#`, a trailing space, and the separators. */
function escapeValue(value: string): string {
  return value
    .replace(/[",;<>\\+=]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/ $/, '\\ ')
}
