import { reverseLabels } from './domain-name.ts'
import type { GoRules } from './go-rules.ts'
import { prefixSet } from './prefix-set.ts'
import { bitsThatCount, type ConstraintRange, searchedRanges } from './searched-ranges.ts'

/** A name in the form that constraints are held against. */
export interface HeldName {
  /** Of a domain name or an address: its parents, or the ranges that contain it, are what it begins with. */
  readonly key: string
  /** Of an e-mail address as a whole; then `key` is its domain's. */
  readonly mailbox?: string
}

/** Subtrees of one kind of name. */
export interface Trees {
  readonly size: number
  readonly has: (name: HeldName) => boolean
}

/** Subtrees that people write as text. */
export interface WrittenTrees extends Trees {
  readonly written: readonly string[]
}

/** The labels of a domain name from the last to the first, in lower case, with a zero after each; undefined where Go takes it for none. */
export function domainKey(domain: string, rules: GoRules): string | undefined {
  return reverseLabels(domain.toLowerCase(), rules)
    ?.map((label) => `${label}\0`)
    .join('')
}

/**
 * Domain names. An empty subtree contains everything; one with a dot in front only what is below it. Since Go 1.26 a subtree that excludes
 * part of what a wildcard stands for excludes the wildcard.
 */
export function domainTrees(trees: readonly string[], isExclusion: boolean, rules: GoRules): WrittenTrees {
  const isBelow = (tree: string): boolean => tree.startsWith('.')
  const keysOf = (some: readonly string[]): string[] => some.map((tree) => domainKey(tree, rules) ?? '')
  const below = keysOf(trees.filter(isBelow).map((tree) => tree.slice(1)))
  const whole = keysOf(trees.filter((tree) => !isBelow(tree)))
  const [belowSet, wholeSet] = [prefixSet(below), prefixSet(whole)]
  // What a wildcard stands for has as many labels as it has itself, and any first one.
  const parents = new Set(isExclusion && rules.minor >= 26 ? [...below, ...whole.map(parentOf)] : [])
  parents.delete('')
  return {
    size: trees.length,
    written: trees,
    has: ({ key }) => {
      if (wholeSet.has(key) || belowSet.hasShorter(key)) return true
      const parent = parentOf(key)
      return key[parent.length] === '*' && parents.has(parent)
    },
  }
}

/** Without the first label of the domain name. */
function parentOf(key: string): string {
  return key.slice(0, key.lastIndexOf('\0', key.length - 2) + 1)
}

/** E-mail addresses: domain names, and whole addresses. */
export function mailTrees(
  domains: WrittenTrees,
  mailboxes: readonly { readonly text: string; readonly key: string }[],
): WrittenTrees {
  const whole = new Set(mailboxes.map(({ key }) => key))
  return {
    size: domains.size + mailboxes.length,
    written: [...domains.written, ...mailboxes.map(({ text }) => text)],
    has: (name) => domains.has(name) || whole.has(name.mailbox ?? ''),
  }
}

/** Addresses. */
export function addressTrees(ranges: readonly ConstraintRange[], { minor }: GoRules): Trees {
  const size = ranges.length
  const find = minor === 26 ? searchedRanges(ranges) : prefixSet(ranges.map(bitsThatCount)).has
  return { size, has: ({ key }) => find(key) }
}
