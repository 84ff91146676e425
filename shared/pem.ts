/** One `-----BEGIN label-----` block of a PEM text (RFC 7468). */
export interface PemBlock {
  readonly label: string
  /** The base64 between the lines, without whitespace: equal for equal DER. */
  readonly body: string
}

const block = /-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]*)-----END \1-----/g

/** The blocks of a PEM text in their order; text around them is skipped, as Go's pem.Decode does. */
export function pemBlocks(text: string): PemBlock[] {
  return [...text.matchAll(block)].map(([, label = '', body = '']) => ({ label, body: body.replace(/\s+/g, '') }))
}

const certificateLabels: readonly string[] = ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']

/** Whether a block says that it is a certificate, by any of OpenSSL's names for one (pem.h). */
export function isCertificateLabel(label: string): boolean {
  return certificateLabels.includes(label)
}

/** The certificates among the blocks. */
export function certificateBlocks(text: string): PemBlock[] {
  return pemBlocks(text).filter(({ label }) => isCertificateLabel(label))
}

/** A certificate as one block, in lines of 64 characters (RFC 7468 2). */
export function certificatePem(body: string): string {
  const lines = body.match(/.{1,64}/g) ?? []
  return `${['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n')}\n`
}

/** Whether a file's text contains a certificate, with any line lengths. */
export function holdsCertificate(text: string, certificatePem: string): boolean {
  const wanted = pemBlocks(certificatePem)[0]?.body
  return wanted !== undefined && pemBlocks(text).some(({ label, body }) => label === 'CERTIFICATE' && body === wanted)
}
