import type { CaFile } from '../../../main/certificates/read/certificate-file.ts'
import type { ParsedCertificate } from '../../../main/certificates/read/parse-certificate.ts'
import type { Certificate } from '../../../shared/model/certificate.ts'
import { pemBlocks } from '../../../shared/pem.ts'
import { sampleCertificate } from './sample-certificate.ts'

const sample = sampleCertificate('anchor')
const der = Buffer.from(pemBlocks(sample.pem)[0]?.body ?? '', 'base64')

/** A root of that name, whose fingerprint is the name, valid from 2020 to 2040. */
export function rootOf(name: string, change: Partial<Certificate> = {}): Certificate {
  const made = { subject: `CN=${name}`, fingerprint: name, basicConstraints: { ca: true }, selfSigned: true }
  return { ...sample, notBefore: '2020-01-01T00:00:00.000Z', notAfter: '2040-01-01T00:00:00.000Z', ...made, ...change }
}

/** The same of a server, which signs nothing. */
export function leafOf(name: string): Certificate {
  return rootOf(name, { basicConstraints: { ca: false }, selfSigned: false })
}

/** A CA file with these certificates. */
export function fileOf(...certificates: Certificate[]): CaFile {
  return {
    name: 'ca.pem',
    certificates: certificates.map((certificate) => ({ certificate, der }) as ParsedCertificate),
  }
}
