import { anchorReason } from '../../../shared/anchor-reason.ts'
import type { Certificate } from '../../../shared/model/certificate.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { sayParam } from '../../../shared/words/say.ts'
import { certificateRows, type DetailRow, renderRows } from './certificate-rows.ts'
import { indented } from './columns.ts'
import { renderNotes } from './notes.ts'
import { renderFingerprintHelp, renderLetter } from './owner-help.ts'
import { tell, type Voice } from './style.ts'

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
  const isAnchor = [anchor.certificate, ...others].some(({ fingerprint }) => fingerprint === certificate.fingerprint)
  const isFirst = certificate.fingerprint === anchor.certificate.fingerprint
  const reason = sayParam(language, anchorReason(anchor.kind, certificate.subject))
  const rows: DetailRow[] = [
    ...(isFirst ? [[language.words.terminal.inspection.rows.anchor, reason] as const] : []),
    ...certificateRows(certificate, at, voice),
  ]
  return [
    `${' '.repeat(depth * 2 + 2)}${isAnchor ? style.good('◆') : '◇'} ${style.strong(visibleText(certificate.subject))}`,
    ...renderRows(rows, depth * 2 + 4, voice),
  ]
}
