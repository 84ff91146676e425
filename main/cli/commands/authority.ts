import { resolve } from 'node:path'
import { exitCodeOf } from '../../../shared/errors.ts'
import { Failure } from '../../../shared/failure.ts'
import { readCount } from '../read-count.ts'
import { renderAuthority, renderIssued, renderRequest, renderSigned } from '../render/authority.ts'
import { tell } from '../render/style.ts'
import { type Action, dataOf, expectYes } from '../session.ts'

/** As the documents have it: ten years for an authority, a year and a day for others, a month for a list. */
const usualDays = { authority: '3650', certificate: '366', list: '30' } as const

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
    days: readCount(days),
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
  const input = { name, subject, key: keyKind, days: readCount(days), out: here(out) }
  const data = dataOf<'authority.self-signed'>(await session.call('authority.self-signed', input))
  const words = session.language.words.terminal.authority
  const text = [
    tell(session, words.pair, { file: data.certificate.file, key: data.key }),
    session.style.warn(tell(session, words.anybody)),
  ]
  return { data, text: text.join('\n') }
}

/** Makes a key and a request. */
export const authorityRequest: Action<'authority request'> = async (session, options) => {
  const { certificate: name, subject = name, san = [], keyKind = 'p256', out } = options
  const input = { name, subject, names: [...san], key: keyKind, out: here(out) }
  const data = dataOf<'authority.request'>(await session.call('authority.request', input))
  const words = session.language.words.terminal.authority
  return { data, text: `${tell(session, words.request, { ...data })}\n${tell(session, words.hand)}` }
}

/** Shows what requests ask for, and signs those that can be signed. */
export const authoritySign: Action<'authority sign'> = async (session, options) => {
  const { request, profile = 'client', san, days = usualDays.certificate, out, authority, yes = false } = options
  const { signal } = session
  if (request.length === 0) throw new Failure('request-missing')
  const files = request.map((file) => resolve(file))
  const read = dataOf<'authority.read-requests'>(await session.call('authority.read-requests', { files }, { signal }))
  const words = session.language.words.terminal.authority
  for (const line of read.flatMap((each) => renderRequest(each, san, session))) session.say(line)
  const count = read.filter((each) => each.request !== undefined).length
  if (count > 0 && !yes) {
    const question = tell(session, words.sign, { count, profile: words.profiles[profile], days })
    await expectYes(session, question, () => new Failure('signing-unconfirmed'))
  }
  const input = {
    directory: here(authority),
    files,
    profile,
    days: readCount(days),
    out: here(out),
    ...(san && { names: [...san] }),
    ...passphraseOf(options),
  }
  const data = dataOf<'authority.sign'>(await session.call('authority.sign', input, { signal }))
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

/** Revokes a certificate, after showing whose it is. */
export const authorityRevoke: Action<'authority revoke'> = async (
  session,
  { serial, authority, reason, yes = false },
) => {
  const directory = here(authority)
  const words = session.language.words.terminal.authority
  if (!yes) {
    const { certificates } = dataOf<'authority.list'>(await session.call('authority.list', { directory }))
    const subject = certificates.find((each) => each.serial === serial.toUpperCase())?.subject ?? serial
    const question = tell(session, words.revoke, { serial, subject })
    await expectYes(session, question, () => new Failure('revocation-unconfirmed', { serial }))
  }
  const input = { directory, serial, ...(reason && { reason }) }
  const data = dataOf<'authority.revoke'>(await session.call('authority.revoke', input))
  return { data, text: tell(session, words.revoked, { serial: data.serial }) }
}

export const authorityCrl: Action<'authority crl'> = async (session, options) => {
  const { authority, days = usualDays.list, listFile, der = false } = options
  const out = listFile === undefined ? {} : { out: resolve(listFile) }
  const input = { directory: here(authority), days: readCount(days), der, ...out, ...passphraseOf(options) }
  const data = dataOf<'authority.crl'>(await session.call('authority.crl', input, { signal: session.signal }))
  const { number, revoked: count, file, nextUpdate } = data
  const next = { at: nextUpdate, to: 'day' } as const
  return { data, text: tell(session, session.language.words.terminal.authority.crl, { number, count, file, next }) }
}
