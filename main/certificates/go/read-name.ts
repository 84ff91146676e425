import { derReader, tags } from './der-reader.ts'
import { generalizedTimeOf, utcTimeOf } from './der-time.ts'
import { bitStringOf, booleanOf, identifierOf, smallIntegerOf } from './der-values.ts'
import type { GoRules } from './go-rules.ts'
import { Malformed } from './malformed.ts'

const numericString = /^[0-9 ]*$/
/** Go's set, wider than the standard's by `*` and `&` (crypto/x509 parser.go, isPrintable). */
const printableString = /^[a-zA-Z0-9'()+,\-./ :=?*&]*$/

/** Whether bytes are ASCII. */
export function isAscii(bytes: Buffer): boolean {
  return bytes.every((byte) => byte < 0x80)
}

/**
 * Checks that Go can read a Name (crypto/x509 parser.go, parseName): an attribute's value is a string, and since Go 1.27 anything.
 *
 * @param element the Name with its tag.
 * @throws Malformed.
 */
export function checkRawName(element: Buffer, rules: GoRules): void {
  const names = derReader(derReader(element, 'name').read(tags.sequence), 'name')
  while (!names.isEmpty()) {
    const attributes = derReader(names.read(tags.set), 'name')
    while (!attributes.isEmpty()) {
      const attribute = derReader(attributes.read(tags.sequence), 'name')
      identifierOf(attribute.read(tags.identifier), 'name', rules)
      const { tag, content } = attribute.any()
      if (!isString(tag, content, rules)) checkOther(tag, content, rules)
    }
  }
}

/** Whether it is a string; a malformed one throws. */
function isString(tag: number, content: Buffer, rules: GoRules): boolean {
  const text = content.toString('latin1')
  switch (tag) {
    case tags.t61:
      return true
    case tags.printable:
      return must(printableString.test(text))
    case tags.utf8:
      return must(isUtf8(content))
    case tags.bmp:
      return must(content.length % 2 === 0 && (rules.minor < 25 || isUcs2(content)))
    case tags.ia5:
      return must(isAscii(content))
    case tags.numeric:
      return must(numericString.test(text))
    default:
      return false
  }
}

/** Go 1.27, readASN1Any. */
function checkOther(tag: number, content: Buffer, rules: GoRules): void {
  if (rules.minor < 27) throw new Malformed('name')
  if (tag === tags.integer) smallIntegerOf(content, 'name')
  if (tag === tags.bitString) bitStringOf(content, 'name')
  if (tag === tags.boolean) booleanOf(content, 'name')
  if (tag === tags.identifier) identifierOf(content, 'name', rules)
  if (tag === tags.utcTime) utcTimeOf(content)
  if (tag === tags.generalizedTime) generalizedTimeOf(content)
}

function must(isRight: boolean): true {
  if (!isRight) throw new Malformed('name')
  return true
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes)
}

/** No surrogates and no characters that are none; one zero at the end does not count. */
function isUcs2(bytes: Buffer): boolean {
  const points = Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16BE(index * 2))
  if (points.at(-1) === 0) points.pop()
  return points.every(
    (point) => !(point >= 0xfffe || (point >= 0xfdd0 && point <= 0xfdef) || (point >= 0xd800 && point <= 0xdfff)),
  )
}
