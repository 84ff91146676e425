import { certificatePem, pemBlocks, pemText } from '../../../shared/pem.ts'
import { derKind } from './der-shape.ts'

/** Base64 of some length, on one line or folded over several. */
const base64Run = /(?:[A-Za-z0-9+/]{16,}[ \t]*\r?\n[ \t]*)+[A-Za-z0-9+/]+={0,2}|[A-Za-z0-9+/]{16,}={0,2}/g
/** Shorter than any certificate in DER. */
const fewestCharacters = 128

/**
 * The PEM in a file as people hold it: as it is, if it has a block; otherwise what comes out of the text that it was copied into.
 * That is a mail (`>` before each line), a web page (spaces that do not break), a string of JSON or YAML (`\n` for the end of a line), or base64: of
 * PEM, as Kubernetes keeps it, or of DER without the lines BEGIN and END. Nothing in it is opened, so this can be done anywhere.
 */
export function unpackedText(bytes: Uint8Array): string {
  const text = pemText(bytes)
  // One that is cut off is told with its line.
  if (pemBlocks(text).length > 0) return text
  return text.includes('-----BEGIN ') ? (sound(freed(text)) ?? text) : (sound(decoded(text)) ?? text)
}

/** A text that has a block. */
function sound(text: string): string | undefined {
  return pemBlocks(text).length > 0 ? text : undefined
}

/** PEM without what programs and mails write into a text. */
function freed(text: string): string {
  return text
    .replace(/\\u([0-9A-Fa-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nrt]/g, '\n')
    .replaceAll('\\/', '/')
    .replace(/^[ \t]*[>|][>|\t ]*/gm, '')
    .replace(/\xc2\xa0|\xe2\x80[\x8b-\x8d]|[\ufeff\u200b-\u200d]/g, ' ')
}

/** The PEM in pieces of base64, each on its own. */
function decoded(text: string): string {
  const pieces = [...text.replaceAll('\\/', '/').matchAll(base64Run)].flatMap(([run]) => {
    const body = run.replace(/\s+/g, '')
    if (body.length < fewestCharacters) return []
    const inside = Buffer.from(body, 'base64')
    const kind = derKind(inside)
    if (kind === 'certificate' || kind === 'pkcs7') return [certificatePem(body)]
    const pem = pemText(inside)
    return pem.includes('-----BEGIN ') ? [pem] : []
  })
  return pieces.join('\n')
}
