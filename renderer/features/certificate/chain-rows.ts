import type { Certificate } from '../../../shared/model/certificate.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'

/** One certificate in the tree. */
export interface ChainRow {
  readonly certificate: Certificate
  readonly role: 'root' | 'intermediate' | 'leaf' | 'single'
  readonly anchor: boolean
  /** Where it is from if the registry did not send it: the user's CA file, or where the registry publishes its CA. */
  readonly unsent: 'file' | 'published' | undefined
}

/** A chain for display: from the top down to the registry's own certificate. */
export interface ChainPicture {
  readonly rows: readonly ChainRow[]
  /** The issuer of the topmost certificate, if its certificate is missing. */
  readonly missing: string | undefined
  /** Unneeded certificates from the registry. */
  readonly unrelated: readonly Certificate[]
}

/**
 * Puts an inspection's certificates in the order of the tree.
 * @param trusted the trust anchor: the inspection's own, or the certificate below it that a person confirmed.
 */
export function chainPicture({ chain, order, anchor }: Inspection, trusted: Certificate): ChainPicture {
  const sent = order.map((index) => chain[index]).filter((certificate) => certificate !== undefined)
  const anchorSent = sent.some(({ fingerprint }) => fingerprint === anchor.certificate.fingerprint)
  const upwards = anchorSent ? sent : [...sent, anchor.certificate]
  const top = upwards.at(-1)
  return {
    rows: upwards
      .map((certificate, index) => ({
        certificate,
        role: roleOf(certificate, index),
        anchor: certificate.fingerprint === trusted.fingerprint,
        unsent: anchorSent || certificate !== anchor.certificate ? undefined : unsentFrom(anchor),
      }))
      .reverse(),
    missing: top && !top.selfIssued ? top.issuer : undefined,
    unrelated: chain.filter((_, index) => !order.includes(index)),
  }
}

function unsentFrom({ kind }: Inspection['anchor']): ChainRow['unsent'] {
  return kind === 'published' ? 'published' : 'file'
}

function roleOf(certificate: Certificate, stepsFromLeaf: number): ChainRow['role'] {
  if (stepsFromLeaf === 0) return certificate.selfSigned ? 'single' : 'leaf'
  return certificate.selfIssued ? 'root' : 'intermediate'
}

/** A certificate's name, in one line. */
export function certificateName({ commonName, dnsNames, subject }: Certificate): string {
  return commonName ?? dnsNames[0] ?? subject
}
