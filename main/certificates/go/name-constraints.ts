import { isIP } from 'node:net'
import { isDomain, reverseLabels } from './domain-name.ts'
import type { GoRules } from './go-rules.ts'
import { type Mailbox, parseMailbox } from './mailbox.ts'
import type { AlternativeName } from './read-alternative-names.ts'
import type { GoCertificate } from './read-certificate.ts'
import type { IpRange, NameConstraints, Subtrees } from './read-constraints.ts'

/** A name as constraints are held against it. */
type Subject =
  | { readonly kind: 'dns' | 'uri'; readonly domain: string }
  | { readonly kind: 'email'; readonly mailbox: Mailbox }
  | { readonly kind: 'ip'; readonly address: Buffer }

/** Go's limit of comparisons for one CA until 1.25 (crypto/x509 verify.go, maxConstraintComparisons). */
const mostComparisons = 250_000

/**
 * The first name of some certificates that a CA's constraints do not allow; undefined where all are allowed (crypto/x509 verify.go,
 * checkNameConstraints; since Go 1.26 constraints.go). Since Go 1.26 a subtree that excludes part of what a wildcard stands for excludes
 * the wildcard.
 */
export function refusedName(
  constraints: NameConstraints,
  certificates: readonly Pick<GoCertificate, 'extensions'>[],
  rules: GoRules,
): string | undefined {
  let comparisons = 0
  for (const { extensions } of certificates) {
    for (const name of extensions.names?.list ?? []) {
      const { permitted, excluded } = constraints
      comparisons += permitted[name.kind].length + excluded[name.kind].length
      if (rules.minor < 26 && comparisons > mostComparisons) return shown(name)
      if (!isAllowed(name, constraints, rules)) return shown(name)
    }
  }
  return undefined
}

/** The name of an alternative name as people write it. */
function shown(name: AlternativeName): string {
  if (name.kind !== 'ip') return name.text
  if (name.address.length === 4) return name.address.join('.')
  const words = Array.from({ length: 8 }, (_, index) => name.address.readUInt16BE(index * 2).toString(16))
  return new URL(`http://[${words.join(':')}]`).hostname.slice(1, -1)
}

function isAllowed(name: AlternativeName, { permitted, excluded }: NameConstraints, rules: GoRules): boolean {
  const isFree = permitted[name.kind].length + excluded[name.kind].length === 0
  // Before Go 1.26, a URI without a domain counts only where a constraint is held against it.
  if (name.kind === 'uri' && rules.minor < 26 && isFree) return true
  const subject = subjectOf(name, rules)
  if (!subject) return false
  const isIn = (trees: Subtrees, isExclusion: boolean): boolean => matchesAny(subject, trees, isExclusion, rules)
  return !isIn(excluded, true) && (permitted[name.kind].length === 0 || isIn(permitted, false))
}

/** Undefined where Go can't hold constraints against it, which counts as not allowed. */
function subjectOf(name: AlternativeName, rules: GoRules): Subject | undefined {
  switch (name.kind) {
    case 'ip':
      return { kind: 'ip', address: name.address }
    case 'dns':
      return isDomain(name.text, rules) ? { kind: 'dns', domain: name.text } : undefined
    case 'email': {
      const mailbox = parseMailbox(name.text, rules)
      return mailbox && { kind: 'email', mailbox }
    }
    default: {
      const domain = domainOfHost(name.host, rules)
      return domain === undefined || !isDomain(domain, rules) ? undefined : { kind: 'uri', domain }
    }
  }
}

/** A URI's host without its port, if it is a domain (matchURIConstraint; net.SplitHostPort). */
function domainOfHost(host: string, { minor }: GoRules): string | undefined {
  if (host === '') return undefined
  let domain = host
  if (host.includes(':') && !host.endsWith(']')) {
    const colon = host.lastIndexOf(':')
    domain = host.slice(0, colon)
    if (domain.startsWith('[')) {
      if (!domain.endsWith(']')) return undefined
      domain = domain.slice(1, -1)
    } else if (domain.includes(':')) return undefined
    if (/[[\]]/.test(domain) || /[[\]]/.test(host.slice(colon + 1))) return undefined
  }
  const isAddress = isIP(domain) !== 0 && (minor >= 22 || !domain.includes('%'))
  return isAddress || (domain.startsWith('[') && domain.endsWith(']')) ? undefined : domain
}

function matchesAny(subject: Subject, trees: Subtrees, isExclusion: boolean, rules: GoRules): boolean {
  if (subject.kind === 'ip') return trees.ip.some((range) => isInRange(subject.address, range))
  if (subject.kind === 'email')
    return trees.email.some((tree) => isInMailTree(subject.mailbox, tree, isExclusion, rules))
  return trees[subject.kind].some((tree) => isInTree(subject.domain, tree, isExclusion, rules))
}

function isInRange(address: Buffer, { address: base, mask }: IpRange): boolean {
  return (
    address.length === base.length &&
    address.every((byte, index) => ((byte ^ (base[index] ?? 0)) & (mask[index] ?? 0)) === 0)
  )
}

function isInMailTree(mailbox: Mailbox, tree: string, isExclusion: boolean, rules: GoRules): boolean {
  const whole = tree.includes('@') ? parseMailbox(tree, rules) : undefined
  if (!tree.includes('@')) return isInTree(mailbox.domain, tree, isExclusion, rules)
  return whole?.local === mailbox.local && whole.domain.toLowerCase() === mailbox.domain.toLowerCase()
}

/** An empty subtree contains everything; one with a dot in front only what is below it. */
function isInTree(domain: string, tree: string, isExclusion: boolean, rules: GoRules): boolean {
  if (tree === '') return true
  const isBelow = tree.startsWith('.')
  const [name = [], base = []] = [domain, isBelow ? tree.slice(1) : tree].map((one) =>
    reverseLabels(one.toLowerCase(), rules),
  )
  const isDeep = name.length > base.length || (!isBelow && name.length === base.length)
  if (isDeep && base.every((label, index) => label === name[index])) return true
  // What a wildcard stands for has as many labels as it has itself, and any first one.
  const mayStandFor = isExclusion && rules.minor >= 26 && domain.startsWith('*') && domain.includes('.')
  return mayStandFor && tree.includes('.') && afterFirst(domain) === afterFirst(tree)
}

/** What follows the first label, with the dot in front of it. */
function afterFirst(domain: string): string {
  return domain.slice(domain.indexOf('.')).toLowerCase()
}
