import { type Extension, id_ce_nameConstraints, id_ce_subjectAltName, type Name } from '@peculiar/asn1-x509'
import { Failure } from '../../../shared/failure.ts'
import { listed } from '../../../shared/words/param.ts'
import { todaysDocker } from '../go/go-rules.ts'
import { refusedName } from '../go/name-constraints.ts'
import type { NameConstraints } from '../go/read-constraints.ts'
import { readGoExtensions } from '../go/read-extensions.ts'
import { readNameLimits } from '../read/name-limits.ts'
import { kindOfName } from '../read/names.ts'
import { alternativeNames } from './extensions.ts'

const [commonName, emailAddress] = ['2.5.4.3', '1.2.840.113549.1.9.1']

/**
 * Makes sure that what an authority signs for is within its own name constraints: who checks them accepts nothing else. The names of
 * the subject count as well, since OpenSSL takes a common name for a domain where the certificate has none.
 * @param limits the name constraints on the way to the root, an extension each.
 * @throws Failure `name-beyond`, `name-excluded`, `name-invalid`.
 */
export function expectWithinLimits(
  authority: string,
  limits: readonly Extension[],
  subject: Name,
  names: readonly string[],
): void {
  const signedFor = [...names, ...namesOf(subject, names)]
  const [asked] = alternativeNames(signedFor)
  if (!asked) return
  const certificate = { extensions: goExtensions(id_ce_subjectAltName, asked) }
  for (const limit of limits) {
    const { constraints } = goExtensions(id_ce_nameConstraints, limit)
    const name = constraints && refusedName(constraints, [certificate], todaysDocker)
    if (constraints && name !== undefined) throw beyond(authority, name, limit, constraints)
  }
}

function beyond(authority: string, name: string, limit: Extension, constraints: NameConstraints): Failure {
  const { addresses = [] } = readNameLimits([limit]) ?? {}
  const permitted = [...constraints.permitted.dns.written, ...constraints.permitted.email.written, ...addresses]
  if (permitted.length > 0) return new Failure('name-beyond', { authority, name, permitted: listed(permitted) })
  return new Failure('name-excluded', { authority, name })
}

function goExtensions(oid: string, { extnValue, critical }: Extension) {
  const value = Buffer.from(new Uint8Array(extnValue.buffer))
  return readGoExtensions(new Map([[oid, { value, critical }]]), todaysDocker)
}

/** The names in a subject that are checked: OpenSSL's X509_check (NAME_CONSTRAINTS_check, NAME_CONSTRAINTS_check_CN). */
function namesOf(subject: Name, names: readonly string[]): string[] {
  const hasDomain = names.some((name) => kindOfName(name) === 'domain')
  return [...subject].flatMap((part) =>
    [...part].flatMap(({ type, value }) => {
      const text = value.toString()
      const isDomain = type === commonName && !hasDomain && text.includes('.') && kindOfName(text) === 'domain'
      return isDomain || (type === emailAddress && kindOfName(text) === 'email') ? [text] : []
    }),
  )
}
