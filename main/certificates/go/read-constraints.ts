import { isIP } from 'node:net'
import { context, derReader, tags } from './der-reader.ts'
import { isDomainConstraint } from './domain-name.ts'
import type { GoRules } from './go-rules.ts'
import { addressKey, isMappedAddress } from './ip-address.ts'
import { mailboxKey, parseMailbox } from './mailbox.ts'
import { Malformed } from './malformed.ts'
import { isAscii } from './read-name.ts'
import type { ConstraintRange } from './searched-ranges.ts'
import { addressTrees, domainTrees, mailTrees, type Trees, type WrittenTrees } from './subtrees.ts'

/** Subtrees by the kind of name. */
export interface Subtrees {
  readonly dns: WrittenTrees
  readonly ip: Trees
  readonly email: WrittenTrees
  readonly uri: WrittenTrees
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
  const [allowed, refused] = [readSubtrees(permitted, false, rules), readSubtrees(excluded, true, rules)]
  return { permitted: allowed, excluded: refused, hasOthers: allowed.hasOthers || refused.hasOthers }
}

function readSubtrees(
  content: Buffer,
  isExclusion: boolean,
  rules: GoRules,
): Subtrees & { readonly hasOthers: boolean } {
  const found = { dns: [] as string[], ip: [] as ConstraintRange[], email: [] as string[], uri: [] as string[] }
  const mailboxes: { text: string; key: string }[] = []
  let hasOthers = false
  const trees = derReader(content, 'constraints')
  while (!trees.isEmpty()) {
    const { tag, content: name } = derReader(trees.read(tags.sequence), 'constraints').any()
    if (tag === context(2, false)) found.dns.push(domainOf(name, rules))
    else if (tag === context(1, false) && name.includes('@')) mailboxes.push(mailboxOf(name, rules))
    else if (tag === context(1, false)) found.email.push(domainOf(name, rules))
    else if (tag === context(6, false)) found.uri.push(uriDomainOf(name, rules))
    else if (tag === context(7, false)) found.ip.push(rangeOf(name, rules))
    else hasOthers = true
  }
  const domains = (some: readonly string[]): WrittenTrees => domainTrees(some, isExclusion, rules)
  return {
    dns: domains(found.dns),
    uri: domains(found.uri),
    email: mailTrees(domains(found.email), mailboxes),
    ip: addressTrees(found.ip, rules),
    hasOthers,
  }
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

function mailboxOf(name: Buffer, rules: GoRules): { text: string; key: string } {
  const text = textOf(name)
  const mailbox = parseMailbox(text, rules)
  if (!mailbox) throw new Malformed('constraints')
  return { text, key: mailboxKey(mailbox) }
}

/** Not an address; a zone makes it none for Go's net.ParseIP. */
function uriDomainOf(name: Buffer, rules: GoRules): string {
  const text = textOf(name)
  if (isIP(text) !== 0 && !text.includes('%')) throw new Malformed('constraints')
  return domainOf(name, rules)
}

function rangeOf(name: Buffer, rules: GoRules): ConstraintRange {
  if (name.length !== 8 && name.length !== 32) throw new Malformed('constraints')
  const [address, mask] = [name.subarray(0, name.length / 2), name.subarray(name.length / 2)]
  const length = /^.(1*)0*$/.exec(addressKey(mask))?.[1]?.length
  const isMapped = rules.minor >= 27 && isMappedAddress(address)
  if (length === undefined || isMapped) throw new Malformed('constraints')
  return { key: addressKey(address), length }
}
