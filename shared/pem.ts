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

/** The blocks that may hold certificates: those, and PKCS#7. */
export function certificateHolders(text: string): PemBlock[] {
  return pemBlocks(text).filter(({ label }) => isCertificateLabel(label) || /^(?:PKCS7|CMS)$/.test(label))
}

/** A block of PEM, in lines of 64 characters (RFC 7468 2). */
export function pemBlock(label: string, body: string): string {
  const lines = body.match(/.{1,64}/g) ?? []
  return `${[`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n')}\n`
}

/** A certificate as one block. */
export function certificatePem(body: string): string {
  return pemBlock('CERTIFICATE', body)
}

/** Whether a file's text contains a certificate, with any line lengths. */
export function holdsCertificate(text: string, certificatePem: string): boolean {
  const wanted = pemBlocks(certificatePem)[0]?.body
  return wanted !== undefined && pemBlocks(text).some(({ label, body }) => label === 'CERTIFICATE' && body === wanted)
}

/** UTF-16 as Windows writes it: by its mark, or by the NUL beside each letter of a file that has none. */
const utf16 = { little: /^(?:\xff\xfe|(?:[\t\n\r -~]\0){8})/, big: /^(?:\xfe\xff|(?:\0[\t\n\r -~]){8})/ } as const

/**
 * The text of a PEM file. PEM is ASCII. As Latin-1 every byte becomes one character, so binary content does no harm, and
 * what of UTF-16 is not ASCII is no base64.
 */
export function pemText(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
  if (utf16.little.test(start)) return textOf((at) => unit(bytes, at * 2 + 1, at * 2), bytes.length >> 1)
  if (utf16.big.test(start)) return textOf((at) => unit(bytes, at * 2, at * 2 + 1), bytes.length >> 1)
  return textOf((at) => bytes[at] ?? 0, bytes.length)
}

const unit = (bytes: Uint8Array, high: number, low: number): number => (bytes[high] ?? 0) * 256 + (bytes[low] ?? 0)

function textOf(codeAt: (at: number) => number, length: number): string {
  const piece = 8192
  const pieces = Array.from({ length: Math.ceil(length / piece) }, (_piece, index) => {
    const codes = Array.from({ length: Math.min(piece, length - index * piece) }, (_code, at) =>
      codeAt(index * piece + at),
    )
    return String.fromCharCode(...codes)
  })
  return pieces.join('')
}
