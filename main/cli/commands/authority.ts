import { resolve } from 'node:path'
import { exitCodeOf } from '../../../shared/errors.ts'
import { Failure } from '../../../shared/failure.ts'
import { isSameSerial, mostDays } from '../../../shared/model/authority.ts'
import type { Params } from '../../../shared/words/param.ts'
import type { Text } from '../../../shared/words/text.ts'
import { readCount } from '../read-count.ts'
import { renderAuthority, renderIssued, renderRequest, renderShown, renderSigned } from '../render/authority.ts'
import { wrap } from '../render/columns.ts'
import { tell } from '../render/style.ts'
import { type Action, dataOf, expectYes, type Session } from '../session.ts'

/** As the documents have it: ten years for an authority, a year and a day for others, a month for a list. */
const usualDays = { authority: '3650', certificate: '366', list: '30' } as const

/** A line of text, in as many lines as the terminal needs. */
const line = (session: Session, text: Text, params?: Params): string =>
  wrap(tell(session, text, params), 2, session.style)

const here = (directory = '.'): string => resolve(directory)

/** Makes an authority. */
export const authorityInit: Action<'authority init'> = async (session, options) => {
  const {
    authority,
    subject,
    names = [],
    unconstrained = false,
    keyKind = 'rsa-4096',
    days = usualDays.authority,
  } = options
  if (subject === undefined) throw new Failure('authority-nameless')
  const input = {
    directory: here(authority),
    subject,
    names: [...names],
    unconstrained,
    key: keyKind,
    days: readCount(days, mostDays),
    ...passphraseOf(options),
  }
  const data = dataOf<'authority.init'>(await session.call('authority.init', input, { signal: session.signal }))
  return { data, text: renderAuthority(data.directory, data.certificate, session) }
}

function passphraseOf({ authorityPassphrase }: { readonly authorityPassphrase?: string | undefined }) {
  return authorityPassphrase === undefined ? {} : { passphrasePath: resolve(authorityPassphrase) }
}

/** Makes a pair for registries that take any. */
export const authoritySelfSigned: Action<'authority self-signed'> = async (session, options) => {
  const { certificate: name, subject = name, keyKind = 'rsa-4096', days = usualDays.certificate, out } = options
  const input = { name, subject, key: keyKind, days: readCount(days, mostDays), out: here(out) }
  const data = dataOf<'authority.self-signed'>(await session.call('authority.self-signed', input))
  const words = session.language.words.terminal.authority
  const text = [
    line(session, words.pairs.client, { file: data.certificate.file, key: data.key }),
    session.style.warn(line(session, words.anybody)),
  ]
  return { data, text: text.join('\n') }
}

/** Makes a key and a certificate of the authority's; what is typed here needs no second look. */
export const authorityIssue: Action<'authority issue'> = async (session, options) => {
  const { certificate: name, subject = name, san = [], profile = 'client', keyKind = 'p256', out, authority } = options
  const input = {
    directory: here(authority),
    name,
    subject,
    names: [...san],
    profile,
    key: keyKind,
    days: readCount(options.days ?? usualDays.certificate, mostDays),
    out: here(out),
    ...passphraseOf(options),
  }
  const data = dataOf<'authority.issue'>(await session.call('authority.issue', input, { signal: session.signal }))
  const words = session.language.words.terminal.authority
  const { file, serial, notAfter } = data.certificate
  const text = [
    line(session, words.pairs[profile], { file, key: data.key }),
    line(session, words.issued, { serial, until: { at: notAfter, to: 'day' } }),
  ]
  return { data, text: text.join('\n') }
}

/** Makes a key and a request. */
export const authorityRequest: Action<'authority request'> = async (session, options) => {
  const { certificate: name, subject = name, san = [], keyKind = 'p256', out } = options
  const input = { name, subject, names: [...san], key: keyKind, out: here(out) }
  const data = dataOf<'authority.request'>(await session.call('authority.request', input))
  const words = session.language.words.terminal.authority
  return { data, text: `${line(session, words.request, { ...data })}\n${line(session, words.hand)}` }
}

/** Shows what requests ask for, and signs those that can be signed. */
export const authoritySign: Action<'authority sign'> = async (session, options) => {
  const { request, profile = 'client', san, days = usualDays.certificate, out, authority, yes = false } = options
  const { signal } = session
  if (request.length === 0) throw new Failure('request-missing')
  const files = request.map((file) => resolve(file))
  const read = dataOf<'authority.read-requests'>(await session.call('authority.read-requests', { files }, { signal }))
  const words = session.language.words.terminal.authority
  const tickets = read.flatMap((each) => ('ticket' in each ? [each.ticket] : []))
  const count = tickets.length
  const isAsked = count > 0 && !yes
  // Those that nobody should sign are in the answer; whoever is asked has to know before.
  const told = isAsked ? read : read.filter((each) => 'ticket' in each)
  for (const line of told.flatMap((each) => renderRequest(each, san, session))) session.say(line)
  if (isAsked) {
    const question = tell(session, words.sign, { count, profile: words.profiles[profile], days })
    await expectYes(session, question, () => new Failure('signing-unconfirmed'))
  }
  const input = {
    directory: here(authority),
    tickets,
    profile,
    days: readCount(days, mostDays),
    out: here(out),
    ...(san && { names: [...san] }),
    ...passphraseOf(options),
  }
  const signed = count === 0 ? [] : dataOf<'authority.sign'>(await session.call('authority.sign', input, { signal }))
  const data = [...signed, ...read.flatMap((each) => ('failure' in each ? [each] : []))]
  const text = renderSigned(data, session)
  const failure = data.find((each) => each.failure)?.failure
  if (!failure) return { data, text }
  // As with hosts: the failure of a single one is the command's.
  return { data, text, exit: data.length === 1 ? exitCodeOf(failure.code) : 4, failure }
}

export const authorityList: Action<'authority list'> = async (session, { authority }) => {
  const data = dataOf<'authority.list'>(await session.call('authority.list', { directory: here(authority) }))
  return { data, text: renderIssued(data, session) }
}

/** Shows a certificate; `--pem` prints it for other programs. */
export const authorityShow: Action<'authority show'> = async (session, { serial, authority, pem = false }) => {
  const input = { directory: here(authority), serial }
  const data = dataOf<'authority.show'>(await session.call('authority.show', input, { signal: session.signal }))
  return { data, text: pem ? data.certificate.pem.trimEnd() : renderShown(data, session) }
}

/** Revokes a certificate, after showing whose it is. */
export const authorityRevoke: Action<'authority revoke'> = async (
  session,
  { serial, authority, reason, yes = false },
) => {
  const directory = here(authority)
  const words = session.language.words.terminal.authority
  if (!yes) {
    const { certificates } = dataOf<'authority.list'>(await session.call('authority.list', { directory }))
    const known = certificates.find((each) => isSameSerial(each.serial, serial))
    if (!known) throw new Failure('serial-unknown', { serial })
    const question = tell(session, words.revoke, { serial, subject: known.subject })
    await expectYes(session, question, () => new Failure('revocation-unconfirmed', { serial }))
  }
  const input = { directory, serial, ...(reason && { reason }) }
  const data = dataOf<'authority.revoke'>(await session.call('authority.revoke', input))
  return { data, text: line(session, words.revoked, { serial: data.serial }) }
}

export const authorityCrl: Action<'authority crl'> = async (session, options) => {
  const { authority, days = usualDays.list, listFile, der = false } = options
  const out = listFile === undefined ? {} : { out: resolve(listFile) }
  const input = { directory: here(authority), days: readCount(days, mostDays), der, ...out, ...passphraseOf(options) }
  const data = dataOf<'authority.crl'>(await session.call('authority.crl', input, { signal: session.signal }))
  const { number, revoked: count, file, nextUpdate } = data
  const next = { at: nextUpdate, to: 'day' } as const
  return { data, text: line(session, session.language.words.terminal.authority.crl, { number, count, file, next }) }
}
