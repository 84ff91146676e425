import { context, derReader, tags } from './der-reader.ts'
import { isDomain } from './domain-name.ts'
import type { GoRules } from './go-rules.ts'
import { addressKey, isMappedAddress } from './ip-address.ts'
import { mailboxKey, parseMailbox } from './mailbox.ts'
import { Malformed } from './malformed.ts'
import { isAscii } from './read-name.ts'
import { domainKey, type HeldName } from './subtrees.ts'
import { domainOfHost, hostOfUri } from './uri.ts'

/** A name of a kind that name constraints can be about, in the order of the extension. */
export type AlternativeName = {
  /** Undefined where Go can't hold constraints against it. */
  readonly held: HeldName | undefined
} & (
  | { readonly kind: 'dns' | 'email' | 'uri'; readonly text: string }
  | { readonly kind: 'ip'; readonly address: Buffer }
)

/** A subjectAltName extension. */
export interface AlternativeNames {
  readonly list: readonly AlternativeName[]
  /** None that Go knows. */
  readonly isEmpty: boolean
  /** The extension's bytes as text, a character for each. */
  readonly value: string
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
  return { list, isEmpty: list.length === 0, value: value.toString('latin1') }
}

function readOne(tag: number, content: Buffer, rules: GoRules): AlternativeName | undefined {
  switch (tag) {
    case context(1, false):
      return readMailbox(textOf(content), rules)
    case context(2, false): {
      const text = textOf(content)
      return { kind: 'dns', text, held: heldDomain(text, rules) }
    }
    case context(6, false):
      return readUri(textOf(content), rules)
    case context(7, false):
      return readAddress(content, rules)
    default:
      return undefined
  }
}

function heldDomain(domain: string, rules: GoRules): HeldName | undefined {
  const key = domainKey(domain, rules)
  return key === undefined ? undefined : { key }
}

function readMailbox(text: string, rules: GoRules): AlternativeName {
  const mailbox = parseMailbox(text, rules)
  const domain = mailbox && heldDomain(mailbox.domain, rules)
  return { kind: 'email', text, held: domain && { ...domain, mailbox: mailboxKey(mailbox) } }
}

function textOf(content: Buffer): string {
  if (!isAscii(content)) throw new Malformed('alternative-names')
  return content.toString('latin1')
}

function readUri(text: string, rules: GoRules): AlternativeName {
  const host = hostOfUri(text, rules)
  if (host === undefined || !isDomain(host, rules)) throw new Malformed('alternative-names')
  const domain = domainOfHost(host, rules)
  return { kind: 'uri', text, held: domain === undefined ? undefined : heldDomain(domain, rules) }
}

function readAddress(address: Buffer, { minor }: GoRules): AlternativeName {
  const isWrong = (address.length !== 4 && address.length !== 16) || (minor >= 27 && isMappedAddress(address))
  if (isWrong) throw new Malformed('alternative-names')
  return { kind: 'ip', address, held: { key: addressKey(address) } }
}
