import { addTo, anyPolicy, PolicyGraph } from './policy-graph.ts'
import type { GoCertificate } from './read-certificate.ts'

/** How many certificates may follow until a rule applies. */
interface Counters {
  explicit: number
  mapping: number
  any: number
}

/**
 * Whether certificate policies allow a path (crypto/x509 verify.go, policiesValid, since Go 1.24): RFC 5280 6.1 with the changes of RFC
 * 9618, for a client that asks for no policy.
 *
 * @param path from the leaf to the anchor.
 */
export function policiesAllow(path: readonly GoCertificate[]): boolean {
  const below = path.slice(0, -1)
  const [leaf] = below
  if (!leaf || !below.some(hasRules)) return true
  const counters: Counters = { explicit: path.length, mapping: path.length, any: path.length }
  let graph: PolicyGraph | undefined = new PolicyGraph()
  for (const [fromLeaf, certificate] of [...below.entries()].reverse()) {
    if (certificate.extensions.policies.size === 0) graph = undefined
    if (counters.explicit === 0 && !graph) return false
    const isLeaf = fromLeaf === 0
    if (graph && !processPolicies(graph, certificate, counters, isLeaf)) return false
    if (!isLeaf) count(counters, certificate)
  }
  const isExplicit = counters.explicit <= 1 || leaf.extensions.requireExplicit === 0n
  return !(isExplicit && !graph?.hasValidPolicy())
}

/** Without these, no policy can be wrong. */
function hasRules({ extensions }: GoCertificate): boolean {
  return extensions.requireExplicit !== undefined || extensions.mappings.length > 0
}

/** RFC 5280 6.1.3 (d) and 6.1.4 (b). @returns whether the mappings are valid. */
function processPolicies(graph: PolicyGraph, certificate: GoCertificate, counters: Counters, isLeaf: boolean): boolean {
  const { policies, mappings } = certificate.extensions
  graph.descend()
  for (const policy of policies) if (policy !== anyPolicy) graph.addPolicy(policy)
  const mayBeAny = counters.any > 0 || (!isLeaf && isSelfIssued(certificate))
  if (policies.has(anyPolicy) && mayBeAny) graph.addExpected()
  graph.prune()
  if (isLeaf || mappings.length === 0) return true
  if (counters.mapping > 0) {
    if (mappings.some(({ issuer, subject }) => issuer === anyPolicy || subject === anyPolicy)) return false
    const issuers = new Map<string, string[]>()
    for (const { issuer, subject } of mappings) addTo(issuers, issuer, subject)
    for (const [issuer, subjects] of issuers) graph.map(issuer, subjects)
    return true
  }
  for (const { issuer } of mappings) graph.remove(issuer)
  graph.prune()
  return true
}

/** RFC 5280 6.1.4 (h) to (j). */
function count(counters: Counters, certificate: GoCertificate): void {
  const { requireExplicit, inhibitMapping, inhibitAny } = certificate.extensions
  if (!isSelfIssued(certificate)) {
    counters.explicit = Math.max(0, counters.explicit - 1)
    counters.mapping = Math.max(0, counters.mapping - 1)
    counters.any = Math.max(0, counters.any - 1)
  }
  counters.explicit = lower(counters.explicit, requireExplicit)
  counters.mapping = lower(counters.mapping, inhibitMapping)
  counters.any = lower(counters.any, inhibitAny)
}

/** Go ignores a negative limit. */
function lower(counter: number, limit: bigint | undefined): number {
  return limit !== undefined && limit >= 0n && limit < counter ? Number(limit) : counter
}

function isSelfIssued({ issuer, subject }: GoCertificate): boolean {
  return issuer === subject
}
