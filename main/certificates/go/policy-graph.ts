/** The object identifier of anyPolicy (2.5.29.32.0), in hex. */
export const anyPolicy = '551d2000'

interface Node {
  readonly policy: string
  expected: readonly string[]
  readonly parents: readonly Node[]
  /** How many continue it. */
  children: number
}

/** Adds to a list of a map. */
export function addTo<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key)
  if (list) list.push(one)
  else lists.set(key, [one])
}

/** A certificate can name thousands of policies; the graph has as many nodes as they have, by RFC 9618. */
export class PolicyGraph {
  readonly #strata: Map<string, Node>[] = [new Map([[anyPolicy, newNode(anyPolicy, [])]])]
  #byExpected: Map<string, Node[]> = new Map()

  /** Begins the next certificate. */
  descend(): void {
    this.#byExpected = new Map()
    for (const node of this.#leaves().values()) {
      for (const expected of new Set(node.expected)) addTo(this.#byExpected, expected, node)
    }
    this.#strata.push(new Map())
  }

  /** A policy that the certificate names, if one above expects it or allows any. */
  addPolicy(policy: string): void {
    const anyParent = this.#above().get(anyPolicy)
    const parents = this.#byExpected.get(policy) ?? (anyParent ? [anyParent] : [])
    if (parents.length > 0) this.#leaves().set(policy, newNode(policy, parents))
  }

  /** What those above expect and the certificate does not name, where it names anyPolicy. */
  addExpected(): void {
    const missing = new Map<string, Node[]>()
    for (const node of this.#above().values()) {
      for (const expected of new Set(node.expected)) {
        if (!this.#leaves().has(expected)) addTo(missing, expected, node)
      }
    }
    for (const [policy, parents] of missing) this.#leaves().set(policy, newNode(policy, parents))
  }

  /** Removes what nothing below continues. */
  prune(): void {
    for (const stratum of this.#strata.slice(1, -1).reverse()) {
      for (const [policy, node] of stratum) {
        if (node.children > 0) continue
        leave(node)
        stratum.delete(policy)
      }
    }
  }

  /** A mapping of an issuer's policy to policies of its subject. */
  map(issuer: string, subjects: readonly string[]): void {
    const leaf = this.#leaves().get(issuer)
    const anyLeaf = this.#leaves().get(anyPolicy)
    if (leaf) leaf.expected = subjects
    else if (anyLeaf) {
      const node = newNode(issuer, [anyLeaf])
      node.expected = subjects
      this.#leaves().set(issuer, node)
    }
  }

  remove(policy: string): void {
    const node = this.#leaves().get(policy)
    if (node) leave(node)
    this.#leaves().delete(policy)
  }

  /** Whether a policy is valid that comes from an anyPolicy above, or any (RFC 9618 6.1.5 (g)). */
  hasValidPolicy(): boolean {
    if (this.#leaves().has(anyPolicy)) return true
    return this.#strata.some((stratum) =>
      [...stratum.values()].some(({ policy, parents }) => {
        const [only] = parents
        return policy !== anyPolicy && parents.length === 1 && only?.policy === anyPolicy
      }),
    )
  }

  #leaves(): Map<string, Node> {
    return this.#strata.at(-1) ?? new Map()
  }

  #above(): Map<string, Node> {
    return this.#strata.at(-2) ?? new Map()
  }
}

function newNode(policy: string, parents: readonly Node[]): Node {
  for (const parent of parents) parent.children += 1
  return { policy, expected: [policy], parents, children: 0 }
}

/** Its parents no longer have it. */
function leave({ parents }: Node): void {
  for (const parent of parents) parent.children -= 1
}
