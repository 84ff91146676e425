import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Certificate } from '../../../shared/model/certificate.ts'

/** Self-signed certificates, minted once with openssl for a hundred years, for tests that need any certificate. */
export type SampleName = 'anchor' | 'other' | 'client'

/** A sample as PEM. */
export function samplePem(name: SampleName): string {
  return readFileSync(join(import.meta.dirname, 'samples', `${name}.pem`), 'utf8')
}

/** A sample in the model's form. */
export function sampleCertificate(name: SampleName): Certificate {
  const pem = samplePem(name)
  const read = new X509Certificate(pem)
  return {
    fingerprint: read.fingerprint256,
    subject: read.subject,
    issuer: read.issuer,
    serial: read.serialNumber,
    notBefore: new Date(read.validFrom).toISOString(),
    notAfter: new Date(read.validTo).toISOString(),
    dnsNames: [`${name}.example.com`],
    ipAddresses: [],
    key: { type: 'ec', bits: 256, curve: 'P-256' },
    signatureAlgorithm: 'ecdsa-with-SHA256',
    selfIssued: true,
    selfSigned: true,
    basicConstraints: { ca: true },
    issuerUrls: [],
    pem,
  }
}
