import type { AttributeTypeAndValue, Name } from '@peculiar/asn1-x509'
import { Failure } from '../../shared/failure.ts'
import type { RevocationReason } from '../../shared/model/authority.ts'
import { revocationReasonSchema } from '../../shared/model/authority.ts'
import { attributeNames } from '../certificates/read/object-identifiers.ts'

/** A line of `index.txt`, the database of `openssl ca`. */
export interface IndexEntry {
  /** In upper-case hex with an even number of digits. */
  readonly serial: string
  readonly notAfter: Date
  readonly revoked?: { readonly at: Date; readonly reason?: RevocationReason | undefined }
  /** The file of the certificate, or `unknown`. */
  readonly file: string
  /** As OpenSSL writes names on one line: `/O=Example/CN=ann`, bytes that are not ASCII as `\xHH`. */
  readonly subject: string
}

/**
 * Reads `index.txt`: per line a status (`V`, `R`, `E`), when the certificate ends, when and why it was revoked, its serial number, its
 * file, its subject, with tabs between (apps/ca.c in OpenSSL).
 * @throws Failure `index-damaged`, with the line.
 */
export function parseIndex(file: string, text: string): IndexEntry[] {
  const lines = text.split('\n')
  return lines.flatMap((line, at) => {
    if (line === '') return []
    const entry = entryOf(line.replace(/\r$/, ''))
    if (!entry) throw new Failure('index-damaged', { file, line: at + 1 })
    return [entry]
  })
}

function entryOf(line: string): IndexEntry | undefined {
  const [status = '', until = '', revocation = '', serial = '', file = '', subject, ...more] = line.split('\t')
  const notAfter = timeOf(until)
  if (!/^[VRE]$/.test(status) || !notAfter || !/^([0-9A-Fa-f]{2})+$/.test(serial)) return undefined
  if (subject === undefined || more.length > 0) return undefined
  const entry = { serial: serial.toUpperCase(), notAfter, file, subject }
  if (status !== 'R') return entry
  // A reason may have more behind a comma: when a key was lost, or an instruction about a hold.
  const [at = '', reason] = revocation.split(',')
  const time = timeOf(at)
  if (!time) return undefined
  const known = revocationReasonSchema.safeParse(reason)
  return { ...entry, revoked: { at: time, ...(known.success && { reason: known.data }) } }
}

/** The line of an entry, with its end. */
export function indexLine({ serial, notAfter, revoked, file, subject }: IndexEntry): string {
  const revocation = revoked ? [timeText(revoked.at), ...(revoked.reason ? [revoked.reason] : [])].join(',') : ''
  return `${[revoked ? 'R' : 'V', timeText(notAfter), revocation, serial, file, subject].join('\t')}\n`
}

/** UTCTime up to 2049, GeneralizedTime after it, as in the certificate itself. */
function timeText(time: Date): string {
  const digits = time
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/\D/g, '')
  return `${time.getUTCFullYear() < 2050 ? digits.slice(2) : digits}Z`
}

function timeOf(text: string): Date | undefined {
  const [, century, short = ''] = /^(\d\d)?(\d{12})Z$/.exec(text) ?? []
  const digits = `${century ?? (Number(short.slice(0, 2)) < 50 ? '20' : '19')}${short}`
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? []
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(time.getTime()) ? undefined : time
}

/** A serial number as `index.txt` and the names of its files have it. */
export function serialText(serial: bigint): string {
  const hex = serial.toString(16).toUpperCase()
  return hex.length % 2 === 0 ? hex : `0${hex}`
}

/** A name as `index.txt` has it (X509_NAME_oneline). */
export function oneLine(name: Name): string {
  return [...name].flatMap((part) => [...part].map((attribute) => `/${attributeText(attribute)}`)).join('')
}

function attributeText({ type, value }: AttributeTypeAndValue): string {
  const text = [...Buffer.from(value.toString(), 'utf8')]
    .map((byte) =>
      byte >= 0x20 && byte <= 0x7e
        ? String.fromCharCode(byte)
        : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')
  return `${attributeNames.get(type) ?? type}=${text}`
}
