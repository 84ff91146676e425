import { anchorReason } from '../../../shared/anchor-reason.ts'
import { type Certificate, keyName } from '../../../shared/model/certificate.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { listed } from '../../../shared/words/param.ts'
import { sayParam } from '../../../shared/words/say.ts'
import { indented, pad, widest, wrap } from './columns.ts'
import { renderNotes } from './notes.ts'
import { renderFingerprintHelp, renderLetter } from './owner-help.ts'
import { tell, type Voice } from './style.ts'

const dayMs = 86_400_000

/** A registry and its chain for a person: the certificates from the leaf upwards, then the findings. */
export function renderInspection(inspection: Inspection, voice: Voice): string {
  const { registry, anchor, others = [], chain, order } = inspection
  const ordered = order.flatMap((index) => chain[index] ?? [])
  const isShown = ordered.some(({ fingerprint }) => fingerprint === anchor.certificate.fingerprint)
  const certificates = isShown ? ordered : [...ordered, anchor.certificate]
  const beside = others.filter(({ fingerprint }) => !certificates.some((other) => other.fingerprint === fingerprint))
  return [
    voice.style.strong(visibleText(registry.name)),
    indented(addressWords(inspection, voice), 2, voice.style),
    indented(apiWords(inspection, voice), 2, voice.style),
    '',
    ...certificates.flatMap((certificate, depth) => [...renderCertificate(certificate, depth, inspection, voice), '']),
    ...beside.flatMap((certificate) => [...renderCertificate(certificate, 0, inspection, voice), '']),
    ...renderNotes(inspection.findings, voice),
    ...renderLetter(inspection, voice),
    ...renderFingerprintHelp(inspection, voice),
  ].join('\n')
}

function addressWords({ registry, address, proxy, tls }: Inspection, voice: Voice): string {
  const words = voice.language.words.terminal.inspection
  const params = { address, port: registry.port, ...tls }
  return proxy ? tell(voice, words.addressThroughProxy, { ...params, proxy }) : tell(voice, words.address, params)
}

function apiWords({ api }: Inspection, voice: Voice): string {
  const words = voice.language.words.terminal.inspection.api
  if (!api) return tell(voice, words.none)
  const answer = tell(voice, api.isRegistry ? words.registry : words.other, { status: api.status })
  return api.tokenRealm ? tell(voice, words.tokens, { answer, realm: api.tokenRealm }) : answer
}

function renderCertificate(
  certificate: Certificate,
  depth: number,
  { anchor, others = [], at }: Inspection,
  voice: Voice,
): readonly string[] {
  const { language, style } = voice
  const { rows, itself } = language.words.terminal.inspection
  const isAnchor = [anchor.certificate, ...others].some(({ fingerprint }) => fingerprint === certificate.fingerprint)
  const why = certificate.fingerprint === anchor.certificate.fingerprint
  const names = [...certificate.dnsNames, ...certificate.ipAddresses]
  const column = widest([...Object.values(rows), 'SHA-256'])
  const row = (name: string, value: string): string => {
    const start = depth * 2 + 4
    const text = wrap(value, start + column + 2, style)
    return `${' '.repeat(start)}${style.faint(pad(name, column))}  ${text}`
  }
  return [
    `${' '.repeat(depth * 2 + 2)}${isAnchor ? style.good('◆') : '◇'} ${style.strong(visibleText(certificate.subject))}`,
    ...(why ? [row(rows.anchor, sayParam(language, anchorReason(anchor.kind, certificate.subject)))] : []),
    row(rows.issuer, certificate.selfSigned ? itself : visibleText(certificate.issuer)),
    ...(names.length > 0 ? [row(rows.names, sayParam(language, listed(names)))] : []),
    row(rows.valid, validityWords(certificate, Date.parse(at), voice)),
    row(rows.key, sayParam(language, listed([keyName(certificate.key), certificate.signatureAlgorithm]))),
    row('SHA-256', visibleText(certificate.fingerprint)),
  ]
}

function validityWords({ notBefore, notAfter }: Certificate, now: number, voice: Voice): string {
  const { left, expired } = voice.language.words.terminal.inspection.valid
  const days = Math.floor((Date.parse(notAfter) - now) / dayMs)
  const range = { from: { at: notBefore, to: 'day' }, until: { at: notAfter, to: 'day' } } as const
  return tell(voice, days >= 0 ? left : expired, { ...range, count: Math.abs(days) })
}
