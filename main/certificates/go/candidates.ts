import type { GoCertificate } from './read-certificate.ts'

/** Certificates that may have issued others, found by name. */
export type CertificatePool = ReadonlyMap<string, readonly GoCertificate[]>

/** Without copies. */
export function poolOf(certificates: readonly GoCertificate[]): CertificatePool {
  const pool = new Map<string, GoCertificate[]>()
  for (const certificate of new Map(certificates.map((one) => [one.text, one])).values()) {
    const named = pool.get(certificate.subject)
    if (named) named.push(certificate)
    else pool.set(certificate.subject, [certificate])
  }
  return pool
}

/** Those of the issuer's name, first those whose key identifier fits, last those with another one (crypto/x509 cert_pool.go, findPotentialParents). */
export function parentsOf({ issuer, extensions }: GoCertificate, pool: CertificatePool): readonly GoCertificate[] {
  const named = pool.get(issuer) ?? []
  if (named.length < 2) return named
  const { authorityKeyId = '' } = extensions
  const [fitting, unsaid, others]: [GoCertificate[], GoCertificate[], GoCertificate[]] = [[], [], []]
  for (const parent of named) {
    const { subjectKeyId = '' } = parent.extensions
    const isUnsaid = subjectKeyId === '' || authorityKeyId === ''
    const group = subjectKeyId === authorityKeyId ? fitting : isUnsaid ? unsaid : others
    group.push(parent)
  }
  return [...fitting, ...unsaid, ...others]
}
