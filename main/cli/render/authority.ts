import type { VerbOutput } from '../../../shared/api/contract.ts'
import type { Issued, Made } from '../../../shared/model/authority.ts'
import { keyName } from '../../../shared/model/certificate.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { listed, type Moment } from '../../../shared/words/param.ts'
import { sayParam } from '../../../shared/words/say.ts'
import { certificateRows, renderRows } from './certificate-rows.ts'
import { indented, pad, widest, wrap } from './columns.ts'
import { renderFailure } from './notes.ts'
import { type Look, tell, type Voice } from './style.ts'

const day = (at: string): Moment => ({ at, to: 'day' })

/** What was made for a new authority, and what to do with it. */
export function renderAuthority(directory: string, { file, fingerprint, notAfter }: Made, voice: Voice): string {
  const words = voice.language.words.terminal.authority
  const row = (text: string): string => indented(text, 2, voice.style)
  return [
    wrap(tell(voice, words.made, { directory, file }), 2, voice.style),
    row(tell(voice, words.fingerprint, { fingerprint })),
    row(tell(voice, words.until, { until: day(notAfter) })),
    voice.style.warn(row(tell(voice, words.keep, { directory }))),
  ].join('\n')
}

/** What a request asks for, or why nobody should sign it. */
export function renderRequest(
  read: VerbOutput<'authority.read-requests'>[number],
  granted: readonly string[] | undefined,
  voice: Voice,
): string[] {
  const words = voice.language.words.terminal.authority
  if ('failure' in read) return renderFailure(read.failure, voice)
  const { file, request } = read
  const names = granted ?? request.names
  const row = (text: string): string => indented(text, 2, voice.style)
  return [
    wrap(tell(voice, words.asks, { file, subject: request.subject, key: keyName(request.key) }), 2, voice.style),
    row(names.length > 0 ? tell(voice, words.names, { names: listed(names) }) : tell(voice, words.noNames)),
    ...(request.ignored.length > 0
      ? [voice.style.warn(row(tell(voice, words.ignored, { extensions: listed(request.ignored) })))]
      : []),
  ]
}

/** The files that were made, and the requests that were not signed. */
export function renderSigned(results: VerbOutput<'authority.sign'>, voice: Voice): string {
  const words = voice.language.words.terminal.authority
  return results
    .flatMap(({ certificate, failure }) => [
      ...(certificate
        ? [
            wrap(
              tell(voice, words.signed, {
                file: certificate.file,
                serial: certificate.serial,
                until: day(certificate.notAfter),
              }),
              2,
              voice.style,
            ),
          ]
        : []),
      ...(failure ? renderFailure(failure, voice) : []),
    ])
    .join('\n')
}

const looks: Readonly<Record<Issued['state'], Look>> = {
  valid: 'good',
  expiring: 'warn',
  expired: 'faint',
  revoked: 'bad',
}

/** The authority, and a line for each certificate that it made. */
export function renderIssued(
  { authority, notAfter, certificates }: VerbOutput<'authority.list'>,
  voice: Voice,
): string {
  const words = voice.language.words.terminal.authority
  const { style } = voice
  const serials = widest(certificates.map(({ serial }) => serial))
  const states = widest(Object.values(words.states))
  return [
    style.strong(wrap(tell(voice, words.list, { authority, until: day(notAfter) }), 2, style)),
    ...(certificates.length === 0 ? [tell(voice, words.none)] : []),
    ...certificates.map(({ serial, state, notAfter: until, subject }) => {
      const shown = style[looks[state]](pad(words.states[state], states))
      const rest = tell(voice, words.row, { until: day(until), subject: visibleText(subject) })
      return wrap(`${pad(serial, serials)}  ${shown}  ${rest}`, 2, style)
    }),
  ].join('\n')
}

/** A certificate that an authority made: what its index and what the certificate itself says. */
export function renderShown({ issued, certificate, at }: VerbOutput<'authority.show'>, voice: Voice): string {
  const { rows, states } = voice.language.words.terminal.authority
  const { language, style } = voice
  const use = [...(certificate.extendedKeyUsage ?? []), ...(certificate.keyUsage ?? [])]
  const state = issued.revoked ? revocationWords(issued.revoked, voice) : states[issued.state]
  return [
    style.strong(visibleText(certificate.subject)),
    ...renderRows(
      [
        [rows.serial, issued.serial],
        [rows.state, style[looks[issued.state]](state)],
        ...certificateRows(certificate, at, voice),
        ...(use.length > 0 ? [[rows.use, sayParam(language, listed(use))] as const] : []),
        ...(issued.file === undefined ? [] : [[rows.file, visibleText(issued.file)] as const]),
      ],
      2,
      voice,
    ),
  ].join('\n')
}

function revocationWords({ at, reason }: NonNullable<Issued['revoked']>, voice: Voice): string {
  const words = voice.language.words.terminal.authority
  return reason ? tell(voice, words.revokedFor, { at: day(at), reason }) : tell(voice, words.revokedOn, { at: day(at) })
}
