import { context, derReader, tags } from './der-reader.ts'
import { bitStringOf, booleanOf, identifierOf, isIdentifier, smallIntegerOf } from './der-values.ts'
import type { GoRules } from './go-rules.ts'
import { Malformed } from './malformed.ts'
import { type AlternativeNames, readAlternativeNames } from './read-alternative-names.ts'
import { type NameConstraints, readConstraints } from './read-constraints.ts'

/** An extension's value, and whether it is critical. */
export interface RawExtension {
  readonly value: Buffer
  readonly critical: boolean
}

/** What Go takes from a certificate's extensions. Object identifiers of policies are in hex, without tag and length. */
export interface GoExtensions {
  readonly basicConstraints?: { readonly isCa: boolean; readonly pathLength: bigint | undefined }
  /** By its bits, the first one is digitalSignature. Zero where it is absent. */
  readonly keyUsage: number
  readonly purposes: readonly string[]
  readonly names?: AlternativeNames
  readonly constraints?: NameConstraints
  /** Key identifiers as text, a character for each byte. */
  readonly subjectKeyId?: string
  readonly authorityKeyId?: string
  readonly policies: ReadonlySet<string>
  readonly mappings: readonly { readonly issuer: string; readonly subject: string }[]
  readonly requireExplicit?: bigint
  readonly inhibitMapping?: bigint
  readonly inhibitAny?: bigint
  /** OIDs of critical ones that Go does not handle. */
  readonly unhandled: readonly string[]
}

type Reader = (extension: RawExtension, rules: GoRules) => Partial<GoExtensions>

const arc = '2.5.29.'
/** Go before 1.24 does not read these. */
const policyArcs: ReadonlySet<string> = new Set(['33', '36', '54'])
const informationAccess = '1.3.6.1.5.5.7.1.1'

/** By the last arc of 2.5.29 (crypto/x509 parser.go, processExtensions). */
const readers: Readonly<Record<string, Reader>> = {
  14: ({ value, critical }, { minor }) => {
    if (critical && minor >= 24) throw new Malformed('critical')
    return { subjectKeyId: derReader(value, 'extension').read(tags.octetString).toString('latin1') }
  },
  15: ({ value }) => ({ keyUsage: readKeyUsage(value) }),
  17: ({ value }, rules) => ({ names: readAlternativeNames(value, rules) }),
  19: ({ value }, rules) => ({ basicConstraints: readBasicConstraints(value, rules) }),
  30: ({ value }, rules) => ({ constraints: readConstraints(value, rules) }),
  31: ({ value }) => readDistributionPoints(value),
  32: ({ value }, rules) => ({ policies: readPolicies(value, rules) }),
  33: ({ value }) => ({ mappings: readMappings(value) }),
  35: ({ value, critical }, { minor }) => {
    if (critical && minor >= 24) throw new Malformed('critical')
    const inner = derReader(derReader(value, 'extension').read(tags.sequence), 'extension')
    const authorityKeyId = inner.optional(context(0, false))
    return authorityKeyId ? { authorityKeyId: authorityKeyId.toString('latin1') } : {}
  },
  36: ({ value }) => readPolicyConstraints(value),
  37: ({ value }, rules) => ({ purposes: readPurposes(value, rules) }),
  54: ({ value }) => ({ inhibitAny: smallIntegerOf(derReader(value, 'policies').read(tags.integer), 'policies') }),
}

/** @param extensions by their object identifiers, in order. @throws Malformed. */
export function readGoExtensions(extensions: ReadonlyMap<string, RawExtension>, rules: GoRules): GoExtensions {
  let found: GoExtensions = { keyUsage: 0, purposes: [], policies: new Set(), mappings: [], unhandled: [] }
  const unhandled: string[] = []
  for (const [oid, extension] of extensions) {
    const last = oid.startsWith(arc) ? oid.slice(arc.length) : ''
    const read = policyArcs.has(last) && rules.minor < 24 ? undefined : readers[last]
    if (read) found = { ...found, ...read(extension, rules) }
    if (oid === informationAccess) checkInformationAccess(extension, rules)
    const isHandled =
      oid === informationAccess ||
      (read && !(last === '17' && found.names?.isEmpty) && !(last === '30' && found.constraints?.hasOthers))
    if (extension.critical && !isHandled) unhandled.push(oid)
  }
  return { ...found, unhandled }
}

function readKeyUsage(value: Buffer): number {
  const { bytes } = bitStringOf(derReader(value, 'extension').read(tags.bitString), 'extension')
  const bit = (index: number): number => ((bytes[index >> 3] ?? 0) >> (7 - (index & 7))) & 1
  return Array.from({ length: 9 }, (_, index) => bit(index) << index).reduce((sum, one) => sum | one, 0)
}

/** Go before 1.25 takes a negative path length for none. */
function readBasicConstraints(value: Buffer, { minor }: GoRules): GoExtensions['basicConstraints'] & {} {
  const inner = derReader(derReader(value, 'extension').read(tags.sequence), 'extension')
  const ca = inner.optional(tags.boolean)
  const isCa = ca !== undefined && booleanOf(ca, 'extension')
  const length = inner.optional(tags.integer)
  if (length === undefined) return { isCa, pathLength: undefined }
  const pathLength = smallIntegerOf(length, 'extension')
  if (pathLength < 0n && minor >= 25) throw new Malformed('extension')
  return { isCa, pathLength: pathLength < 0n ? undefined : pathLength }
}

function readPurposes(value: Buffer, rules: GoRules): string[] {
  const inner = derReader(derReader(value, 'extension').read(tags.sequence), 'extension')
  const purposes: string[] = []
  while (!inner.isEmpty()) purposes.push(identifierOf(inner.read(tags.identifier), 'extension', rules))
  return purposes
}

function readDistributionPoints(value: Buffer): Record<string, never> {
  const part = 'distribution-points'
  const points = derReader(derReader(value, part).read(tags.sequence), part)
  while (!points.isEmpty()) {
    const name = derReader(points.read(tags.sequence), part).optional(context(0, true))
    if (name === undefined) continue
    const full = derReader(derReader(name, part).read(context(0, true)), part)
    while (full.peek(context(6, false))) full.read(context(6, false))
  }
  return {}
}

function readPolicies(value: Buffer, rules: GoRules): ReadonlySet<string> {
  const list = derReader(derReader(value, 'policies').read(tags.sequence), 'policies')
  const policies = new Set<string>()
  while (!list.isEmpty()) {
    const policy = derReader(list.read(tags.sequence), 'policies').read(tags.identifier)
    if (rules.minor < 24) identifierOf(policy, 'policies', rules)
    else if (!isIdentifier(policy) || policies.has(policy.toString('hex'))) throw new Malformed('policies')
    policies.add(policy.toString('hex'))
  }
  return policies
}

function readMappings(value: Buffer): GoExtensions['mappings'] {
  const list = derReader(derReader(value, 'policies').read(tags.sequence), 'policies')
  const mappings: { issuer: string; subject: string }[] = []
  while (!list.isEmpty()) {
    const pair = derReader(list.read(tags.sequence), 'policies')
    const [issuer, subject] = [pair.read(tags.identifier), pair.read(tags.identifier)]
    mappings.push({ issuer: issuer.toString('hex'), subject: subject.toString('hex') })
  }
  return mappings
}

function readPolicyConstraints(value: Buffer): Partial<GoExtensions> {
  const inner = derReader(derReader(value, 'policies').read(tags.sequence), 'policies')
  const [explicit, mapping] = [inner.optional(context(0, false)), inner.optional(context(1, false))]
  return {
    ...(explicit && { requireExplicit: smallIntegerOf(explicit, 'policies') }),
    ...(mapping && { inhibitMapping: smallIntegerOf(mapping, 'policies') }),
  }
}

function checkInformationAccess({ value, critical }: RawExtension, rules: GoRules): void {
  if (critical && rules.minor >= 24) throw new Malformed('critical')
  const list = derReader(derReader(value, 'extension').read(tags.sequence), 'extension')
  while (!list.isEmpty()) {
    const access = derReader(list.read(tags.sequence), 'extension')
    identifierOf(access.read(tags.identifier), 'extension', rules)
    access.optional(context(6, false))
  }
}
