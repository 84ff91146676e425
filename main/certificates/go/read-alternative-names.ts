import { context, derReader, tags } from './der-reader.ts'
import { isDomain } from './domain-name.ts'
import type { GoRules } from './go-rules.ts'
import { isMappedAddress } from './ip-address.ts'
import { Malformed } from './malformed.ts'
import { isAscii } from './read-name.ts'
import { hostOfUri } from './uri.ts'

/** A name of a kind that name constraints can be about, in the order of the extension. */
export type AlternativeName =
  | { readonly kind: 'dns' | 'email'; readonly text: string }
  /** `host`: with its port, as Go reads it. */
  | { readonly kind: 'uri'; readonly text: string; readonly host: string }
  | { readonly kind: 'ip'; readonly address: Buffer }

/** A subjectAltName extension. */
export interface AlternativeNames {
  readonly list: readonly AlternativeName[]
  /** None that Go knows. */
  readonly isEmpty: boolean
  readonly value: Buffer
}

/** Other kinds, such as a directory name, are ignored whatever they contain. @throws Malformed (parseSANExtension). */
export function readAlternativeNames(value: Buffer, rules: GoRules): AlternativeNames {
  const names = derReader(derReader(value, 'alternative-names').read(tags.sequence), 'alternative-names')
  const list: AlternativeName[] = []
  while (!names.isEmpty()) {
    const { tag, content } = names.any()
    const name = readOne(tag, content, rules)
    if (name) list.push(name)
  }
  return { list, isEmpty: list.length === 0, value }
}

function readOne(tag: number, content: Buffer, rules: GoRules): AlternativeName | undefined {
  switch (tag) {
    case context(1, false):
      return { kind: 'email', text: textOf(content) }
    case context(2, false):
      return { kind: 'dns', text: textOf(content) }
    case context(6, false):
      return readUri(textOf(content), rules)
    case context(7, false):
      return readAddress(content, rules)
    default:
      return undefined
  }
}

function textOf(content: Buffer): string {
  if (!isAscii(content)) throw new Malformed('alternative-names')
  return content.toString('latin1')
}

function readUri(text: string, rules: GoRules): AlternativeName {
  const host = hostOfUri(text, rules)
  if (host === undefined || !isDomain(host, rules)) throw new Malformed('alternative-names')
  return { kind: 'uri', text, host }
}

function readAddress(address: Buffer, { minor }: GoRules): AlternativeName {
  const isWrong = (address.length !== 4 && address.length !== 16) || (minor >= 27 && isMappedAddress(address))
  if (isWrong) throw new Malformed('alternative-names')
  return { kind: 'ip', address }
}
