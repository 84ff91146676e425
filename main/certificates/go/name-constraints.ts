import type { GoRules } from './go-rules.ts'
import type { AlternativeName } from './read-alternative-names.ts'
import type { GoCertificate } from './read-certificate.ts'
import type { NameConstraints } from './read-constraints.ts'

/** Go's limit of comparisons for one CA until 1.25 (crypto/x509 verify.go, maxConstraintComparisons). */
const mostComparisons = 250_000

/** What a CA's constraints say of one certificate's names, as far as they were looked at. */
interface Held {
  readonly comparisons: number
  readonly refused?: AlternativeName
}

/** What has names. */
type Named = Pick<GoCertificate, 'extensions'>

/** Results by CA and named: each path of a CA is about the same certificates again. */
export type ConstraintMemory = Map<NameConstraints, Map<Named, Held>>

/**
 * The first name of some certificates that a CA's constraints do not allow; undefined where all are allowed (crypto/x509 verify.go,
 * checkNameConstraints; since Go 1.26 constraints.go).
 */
export function refusedName(
  constraints: NameConstraints,
  certificates: readonly Named[],
  rules: GoRules,
  memory: ConstraintMemory = new Map(),
): string | undefined {
  let left = rules.minor < 26 ? mostComparisons : Number.POSITIVE_INFINITY
  for (const certificate of certificates) {
    const whole = remembered(constraints, certificate, rules, memory)
    const { comparisons, refused } = whole.comparisons > left ? hold(constraints, certificate, rules, left) : whole
    if (refused) return shown(refused)
    left -= comparisons
  }
  return undefined
}

function remembered(constraints: NameConstraints, certificate: Named, rules: GoRules, memory: ConstraintMemory): Held {
  const known = memory.get(constraints) ?? new Map<Named, Held>()
  memory.set(constraints, known)
  const held = known.get(certificate) ?? hold(constraints, certificate, rules, Number.POSITIVE_INFINITY)
  known.set(certificate, held)
  return held
}

/** @param most comparisons; the name that needs more is refused. */
function hold(constraints: NameConstraints, { extensions }: Named, rules: GoRules, most: number): Held {
  let comparisons = 0
  for (const name of extensions.names?.list ?? []) {
    comparisons += comparisonsOf(name, constraints)
    if (comparisons > most || !isAllowed(name, constraints, rules)) return { comparisons, refused: name }
  }
  return { comparisons }
}

function comparisonsOf({ kind }: AlternativeName, { permitted, excluded }: NameConstraints): number {
  return permitted[kind].size + excluded[kind].size
}

/** The name of an alternative name as people write it. */
function shown(name: AlternativeName): string {
  if (name.kind !== 'ip') return name.text
  if (name.address.length === 4) return name.address.join('.')
  const words = Array.from({ length: 8 }, (_, index) => name.address.readUInt16BE(index * 2).toString(16))
  return new URL(`http://[${words.join(':')}]`).hostname.slice(1, -1)
}

function isAllowed(name: AlternativeName, constraints: NameConstraints, rules: GoRules): boolean {
  const [permitted, excluded] = [constraints.permitted[name.kind], constraints.excluded[name.kind]]
  // Before Go 1.26, a URI without a domain counts only where a constraint is held against it.
  if (name.kind === 'uri' && rules.minor < 26 && comparisonsOf(name, constraints) === 0) return true
  const { held } = name
  return held !== undefined && !excluded.has(held) && (permitted.size === 0 || permitted.has(held))
}
