import { buildPaths, checkCertificate, type PathQuestion } from './build-paths.ts'
import { isForHost } from './host-name.ts'
import { refusedName } from './name-constraints.ts'
import { GoPanic } from './path.ts'
import { policiesAllow } from './policies.ts'
import type { GoCertificate } from './read-certificate.ts'
import type { GoRefusal } from './refusal.ts'

/** Go's verdict on a chain. */
export type GoVerdict =
  | { readonly paths: readonly (readonly GoCertificate[])[]; readonly refusal?: never }
  | { readonly paths?: never; readonly refusal: GoRefusal }

/** A chain as it was sent, read by the same rules. */
export interface VerifyQuestion extends PathQuestion {
  readonly leaf: GoCertificate
  /** As in DNS, or an address without brackets. */
  readonly host: string
}

const serverAuth = '1.3.6.1.5.5.7.3.1'
const anyPurpose = '2.5.29.37.0'

/** Whether Go's TLS client accepts a server certificate (crypto/x509 verify.go, Verify), and by which paths, in Go's order. */
export function verify(question: VerifyQuestion): GoVerdict {
  const { leaf, host, anchors, rules } = question
  const refusal = checkCertificate(leaf, 'leaf', [], question)
  if (refusal) return { refusal }
  if (!isForHost(leaf, host, rules)) return { refusal: { reason: 'host-name', about: leaf } }
  try {
    const isAnchor = anchors.get(leaf.subject)?.some(({ text }) => text === leaf.text)
    const built = isAnchor ? { paths: [[leaf]], refusals: [] } : buildPaths(leaf, question)
    const checked = built.paths.map((path) => ({ path, refusal: checkPath(path, question) }))
    const paths = checked.flatMap((one) => (one.refusal ? [] : [one.path]))
    if (paths.length > 0) return { paths }
    const [why] = [...checked.flatMap((one) => one.refusal ?? []), ...built.refusals]
    return { refusal: why ?? { reason: 'unknown-authority', about: leaf } }
  } catch (error) {
    if (error instanceof GoPanic) return { refusal: { reason: 'crash', about: leaf } }
    throw error
  }
}

/** What Go checks of a whole path. */
function checkPath(path: readonly GoCertificate[], question: VerifyQuestion): GoRefusal | undefined {
  const { leaf, rules } = question
  if (rules.minor >= 24 && !policiesAllow(path)) return { reason: 'policies', about: leaf }
  const wrong = path.find(({ extensions: { purposes } }) => purposes.length > 0 && !allowsServers(purposes))
  if (wrong) return { reason: 'usage', about: wrong }
  return rules.minor >= 26 ? checkConstraints(path, question) : undefined
}

function allowsServers(purposes: readonly string[]): boolean {
  return purposes.includes(serverAuth) || purposes.includes(anyPurpose)
}

/** Since Go 1.26: each CA's constraints against the names of all certificates below it (constraints.go). */
function checkConstraints(
  path: readonly GoCertificate[],
  { rules, constraints: memory }: PathQuestion,
): GoRefusal | undefined {
  for (const [index, about] of path.entries()) {
    const { constraints } = about.extensions
    const name = constraints && refusedName(constraints, path.slice(0, index), rules, memory)
    if (name !== undefined) return { reason: 'name-constraints', about, name }
  }
  return undefined
}
