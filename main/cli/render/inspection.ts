import type { Certificate } from '../../../shared/model/certificate.ts'
import { anchorReason, type Inspection } from '../../../shared/model/inspection.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { english } from '../../../shared/words/language.ts'
import { sayParam } from '../../../shared/words/say.ts'
import { renderNotes } from './notes.ts'
import type { Style } from './style.ts'

const dayMs = 86_400_000

/** A registry and its chain for a person: the certificates from the leaf upwards, then what is worth knowing. */
export function renderInspection(inspection: Inspection, style: Style): string {
  const { registry, address, tls, proxy, api, anchor, chain, order } = inspection
  const via = proxy ? ` through ${visibleText(proxy)}` : ''
  const ordered = order.flatMap((index) => chain[index] ?? [])
  const certificates = ordered.some((certificate) => certificate.fingerprint === anchor.certificate.fingerprint)
    ? ordered
    : [...ordered, anchor.certificate]
  return [
    style.strong(registry.name),
    `  ${address} port ${registry.port}${via}, ${tls.protocol}, ${tls.cipher}`,
    `  ${api ? renderApi(api) : 'GET /v2/ got no answer'}`,
    '',
    ...certificates.flatMap((certificate, depth) => [
      ...renderCertificate(
        certificate,
        depth,
        certificate.fingerprint === anchor.certificate.fingerprint,
        inspection,
        style,
      ),
      '',
    ]),
    ...renderNotes(inspection.findings, style),
  ].join('\n')
}

function renderApi(api: NonNullable<Inspection['api']>): string {
  const what = api.isRegistry ? 'a registry' : 'not a registry, by its answer'
  return `GET /v2/ answered ${api.status}: ${what}${api.tokenRealm ? `; tokens from ${visibleText(api.tokenRealm)}` : ''}`
}

function renderCertificate(
  certificate: Certificate,
  depth: number,
  isAnchor: boolean,
  inspection: Inspection,
  style: Style,
): string[] {
  const indent = '  '.repeat(depth + 1)
  const mark = isAnchor ? style.good('◆') : '◇'
  const row = (name: string, value: string): string => `${indent}  ${style.faint(name.padEnd(9))} ${value}`
  const names = [...certificate.dnsNames, ...certificate.ipAddresses]
  return [
    `${indent}${mark} ${style.strong(visibleText(certificate.subject))}`,
    ...(isAnchor
      ? [row('anchor', visibleText(sayParam(english, anchorReason(inspection.anchor.kind, certificate.subject))))]
      : []),
    row('issuer', certificate.selfSigned ? 'itself' : visibleText(certificate.issuer)),
    ...(names.length > 0 ? [row('names', visibleText(names.join(', ')))] : []),
    row('valid', renderValidity(certificate, new Date(inspection.at))),
    row('key', `${renderKey(certificate)}, ${certificate.signatureAlgorithm}`),
    row('SHA-256', certificate.fingerprint),
  ]
}

function renderKey({ key }: Certificate): string {
  const detail = key.curve ?? (key.bits === undefined ? '' : String(key.bits))
  return `${key.type === 'ed25519' ? 'Ed25519' : key.type.toUpperCase()} ${detail}`.trim()
}

function renderValidity({ notBefore, notAfter }: Certificate, now: Date): string {
  const days = Math.floor((Date.parse(notAfter) - now.getTime()) / dayMs)
  const left = days >= 0 ? `${days} days left` : `expired ${-days} days ago`
  return `${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}, ${left}`
}
