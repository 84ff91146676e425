import { type Certificate, keyName } from '../../../shared/model/certificate.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { listed } from '../../../shared/words/param.ts'
import { sayParam } from '../../../shared/words/say.ts'
import { pad, widest, wrap } from './columns.ts'
import { tell, type Voice } from './style.ts'

const dayMs = 86_400_000

/** A property and its value, both as they are shown. */
export type DetailRow = readonly [name: string, value: string]

/**
 * What a person wants to know of a certificate beside its subject.
 * @param at when it is looked at, ISO 8601.
 */
export function certificateRows(certificate: Certificate, at: string, voice: Voice): DetailRow[] {
  const { language } = voice
  const { rows, itself } = language.words.terminal.inspection
  const names = [...certificate.dnsNames, ...certificate.ipAddresses]
  return [
    [rows.issuer, certificate.selfSigned ? itself : visibleText(certificate.issuer)],
    ...(names.length > 0 ? [[rows.names, sayParam(language, listed(names))] as const] : []),
    [rows.valid, validityWords(certificate, Date.parse(at), voice)],
    [rows.key, sayParam(language, listed([keyName(certificate.key), certificate.signatureAlgorithm]))],
    ['SHA-256', visibleText(certificate.fingerprint)],
  ]
}

/** Rows in two columns, from the column `start` on. */
export function renderRows(rows: readonly DetailRow[], start: number, { style }: Voice): string[] {
  const column = widest(rows.map(([name]) => name))
  return rows.map(([name, value]) => {
    const text = wrap(value, start + column + 2, style)
    return `${' '.repeat(start)}${style.faint(pad(name, column))}  ${text}`
  })
}

function validityWords({ notBefore, notAfter }: Certificate, now: number, voice: Voice): string {
  const { left, expired } = voice.language.words.terminal.inspection.valid
  const days = Math.floor((Date.parse(notAfter) - now) / dayMs)
  const range = { from: { at: notBefore, to: 'day' }, until: { at: notAfter, to: 'day' } } as const
  return tell(voice, days >= 0 ? left : expired, { ...range, count: Math.abs(days) })
}
