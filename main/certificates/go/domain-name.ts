import type { GoRules } from './go-rules.ts'

const visible = /^[!-~]*$/

/**
 * The labels of a domain name from the last to the first (crypto/x509 verify.go, domainToReverseLabels); undefined where it has an empty
 * label or a character that is not visible ASCII. Go before 1.20 does not see an empty label in front.
 */
export function reverseLabels(domain: string, { minor }: GoRules): string[] | undefined {
  if (domain === '') return []
  if (!visible.test(domain)) return undefined
  const labels = domain.split('.').reverse()
  if (minor < 20 && labels.length > 1 && labels.at(-1) === '') labels.pop()
  return labels.includes('') ? undefined : labels
}

/** Whether Go takes it for a domain name: in an address, a URI or a name that a constraint is held against. */
export function isDomain(domain: string, rules: GoRules): boolean {
  return reverseLabels(domain, rules) !== undefined
}

/**
 * Whether Go takes it for the domain of a constraint: a dot may stand in front, and before Go 1.25 also alone (crypto/x509 parser.go,
 * parseNameConstraintsExtension and domainNameValid).
 */
export function isDomainConstraint(domain: string, rules: GoRules): boolean {
  if (domain === '.' && rules.minor >= 25) return false
  return isDomain(domain.startsWith('.') ? domain.slice(1) : domain, rules)
}
