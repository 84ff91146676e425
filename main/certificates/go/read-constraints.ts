import { isIP } from 'node:net'
import { context, derReader, tags } from './der-reader.ts'
import { isDomainConstraint } from './domain-name.ts'
import type { GoRules } from './go-rules.ts'
import { isMappedAddress } from './ip-address.ts'
import { parseMailbox } from './mailbox.ts'
import { Malformed } from './malformed.ts'
import { isAscii } from './read-name.ts'

/** An address and the bits of it that count; 4 or 16 bytes each. */
export interface IpRange {
  readonly address: Buffer
  readonly mask: Buffer
}

/** Subtrees by the kind of name. */
export interface Subtrees {
  readonly dns: readonly string[]
  readonly ip: readonly IpRange[]
  readonly email: readonly string[]
  readonly uri: readonly string[]
}

/** Name constraints as Go reads them. */
export interface NameConstraints {
  readonly permitted: Subtrees
  readonly excluded: Subtrees
  /** There are subtrees of other kinds, which Go does not check: it refuses the certificate if the extension is critical. */
  readonly hasOthers: boolean
}

/** @throws Malformed (crypto/x509 parser.go, parseNameConstraintsExtension). */
export function readConstraints(value: Buffer, rules: GoRules): NameConstraints {
  const outer = derReader(value, 'constraints')
  const top = derReader(outer.read(tags.sequence), 'constraints')
  const permitted = top.optional(context(0, true)) ?? Buffer.alloc(0)
  const excluded = top.optional(context(1, true)) ?? Buffer.alloc(0)
  if (!outer.isEmpty() || !top.isEmpty() || permitted.length + excluded.length === 0) throw new Malformed('constraints')
  const [allowed, refused] = [readSubtrees(permitted, rules), readSubtrees(excluded, rules)]
  return { permitted: allowed, excluded: refused, hasOthers: allowed.hasOthers || refused.hasOthers }
}

function readSubtrees(content: Buffer, rules: GoRules): Subtrees & { readonly hasOthers: boolean } {
  const found = {
    dns: [] as string[],
    ip: [] as IpRange[],
    email: [] as string[],
    uri: [] as string[],
    hasOthers: false,
  }
  const trees = derReader(content, 'constraints')
  while (!trees.isEmpty()) {
    const { tag, content: name } = derReader(trees.read(tags.sequence), 'constraints').any()
    if (tag === context(2, false)) found.dns.push(domainOf(name, rules))
    else if (tag === context(1, false)) found.email.push(emailOf(name, rules))
    else if (tag === context(6, false)) found.uri.push(uriDomainOf(name, rules))
    else if (tag === context(7, false)) found.ip.push(rangeOf(name, rules))
    else found.hasOthers = true
  }
  return found
}

function textOf(name: Buffer): string {
  if (!isAscii(name)) throw new Malformed('constraints')
  return name.toString('latin1')
}

function domainOf(name: Buffer, rules: GoRules): string {
  const domain = textOf(name)
  if (!isDomainConstraint(domain, rules)) throw new Malformed('constraints')
  return domain
}

function emailOf(name: Buffer, rules: GoRules): string {
  const text = textOf(name)
  if (!text.includes('@')) return domainOf(name, rules)
  if (!parseMailbox(text, rules)) throw new Malformed('constraints')
  return text
}

/** Not an address; a zone makes it none for Go's net.ParseIP. */
function uriDomainOf(name: Buffer, rules: GoRules): string {
  const text = textOf(name)
  if (isIP(text) !== 0 && !text.includes('%')) throw new Malformed('constraints')
  return domainOf(name, rules)
}

function rangeOf(name: Buffer, rules: GoRules): IpRange {
  if (name.length !== 8 && name.length !== 32) throw new Malformed('constraints')
  const [address, mask] = [name.subarray(0, name.length / 2), name.subarray(name.length / 2)]
  const isMapped = rules.minor >= 27 && isMappedAddress(address)
  if (!/^1*0*$/.test(bitsOf(mask)) || isMapped) throw new Malformed('constraints')
  return { address, mask }
}

function bitsOf(mask: Buffer): string {
  return [...mask].map((byte) => byte.toString(2).padStart(8, '0')).join('')
}
