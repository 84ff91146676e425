import { AsnConvert } from '@peculiar/asn1-schema'
import { Certificate as X509 } from '@peculiar/asn1-x509'
import type { PlanCertificate } from '../../../shared/model/plan.ts'
import { fingerprintOf } from './der-shape.ts'
import { nameText } from './distinguished-name.ts'

/** What a person compares of a certificate. */
export type CertificateSummary = Pick<PlanCertificate, 'subject' | 'issuer' | 'fingerprint' | 'notAfter'>

/**
 * Reads the names and the last day of a certificate. Its key is not touched, so no native code sees bytes of strangers
 * and a process with other work may do this.
 * @param body the base64 of its DER.
 * @returns undefined for what is not a certificate.
 */
export function summarizeCertificate(body: string): CertificateSummary | undefined {
  const der = Buffer.from(body, 'base64')
  try {
    const { subject, issuer, validity } = AsnConvert.parse(der, X509).tbsCertificate
    return {
      subject: nameText(subject),
      issuer: nameText(issuer),
      fingerprint: fingerprintOf(der),
      notAfter: validity.notAfter.getTime().toISOString(),
    }
  } catch {
    return undefined
  }
}
