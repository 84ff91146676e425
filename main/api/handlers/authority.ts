import { basename, join, resolve } from 'node:path'
import type { VerbInput } from '../../../shared/api/contract.ts'
import { Failure, type FailureData, failureData } from '../../../shared/failure.ts'
import type { Made } from '../../../shared/model/authority.ts'
import { certificateBlocks } from '../../../shared/pem.ts'
import { createAuthority, createRequest, createSelfSigned, expectEmpty, writeNew } from '../../authority/create.ts'
import { type Authority, allEntries, certificateFile, openAuthority } from '../../authority/directory.ts'
import { serialText } from '../../authority/index-file.ts'
import { expectNoPair, issue } from '../../authority/issue.ts'
import { entryWith, issuedOf, makeList, revoke } from '../../authority/revoke.ts'
import { expectGrantable, expectUnexpired, type Grant, type Signed, signAll } from '../../authority/sign.ts'
import { readKeyFile, unlock } from '../../authority/unlock.ts'
import { fingerprintOf } from '../../certificates/read/der-shape.ts'
import { nameText } from '../../certificates/read/distinguished-name.ts'
import { indexedPart } from '../../certificates/read/issuer.ts'
import { requestParts } from '../../certificates/read/request-parts.ts'
import type { Issuer } from '../../certificates/write/certificate.ts'
import { parseSubject } from '../../certificates/write/subject.ts'
import { askPassphrase } from '../ask-passphrase.ts'
import type { ApiDeps } from '../deps.ts'
import { expectOfFiles } from '../expect-bytes.ts'
import type { Handler } from '../handler.ts'
import { newPassphrase } from '../new-passphrase.ts'
import { readRequestFiles } from '../requests.ts'
import { type ChosenFile, contentOf } from '../tickets.ts'
import { pathAllowed, readPassphrase } from '../typed-path.ts'

const dayMs = 86_400_000
/** A clock that is some minutes late does not refuse what was just made. */
const leewayMs = 5 * 60_000

function validity({ now }: ApiDeps, days: number): { readonly notBefore: Date; readonly notAfter: Date } {
  const begin = now().getTime()
  return { notBefore: new Date(begin - leewayMs), notAfter: new Date(begin + days * dayMs) }
}

/** Makes an authority in a directory that is empty or not there yet. */
export const authorityInit: Handler<'authority.init'> = async (deps, input, { signal }) => {
  const directory = resolve(pathAllowed(deps, input.directory))
  if (input.names.length === 0 && !input.unconstrained) throw new Failure('authority-unrestricted')
  const subject = parseSubject(input.subject)
  // Nobody is asked for a passphrase in vain.
  await expectEmpty(directory)
  const file = join(directory, 'private/ca.key')
  const passphrase = await newPassphrase(deps, { file, passphrasePath: input.passphrasePath }, signal)
  const wanted = { directory, subject, key: input.key, passphrase, names: input.names, ...validity(deps, input.days) }
  const { pem } = await createAuthority(wanted)
  return { directory, certificate: madeOf(join(directory, 'certs/ca.crt'), pem) }
}

/** A pair for registries that take any client certificate. */
export const authoritySelfSigned: Handler<'authority.self-signed'> = async (deps, input) => {
  const subject = parseSubject(input.subject)
  const files = { directory: pathAllowed(deps, input.out), name: fileName(input.name), subject, key: input.key }
  const { key, file, pem } = await createSelfSigned({ ...files, ...validity(deps, input.days) })
  return { key, certificate: madeOf(file, pem) }
}

export const authorityRequest: Handler<'authority.request'> = async (deps, input) => {
  const subject = parseSubject(input.subject)
  const directory = pathAllowed(deps, input.out)
  const { key, file } = await createRequest({
    directory,
    name: fileName(input.name),
    subject,
    key: input.key,
    names: input.names,
  })
  return { key, file }
}

/** A name that files can have everywhere. @throws Failure `name-invalid`. */
function fileName(name: string): string {
  if (!/^[\w@][\w.@-]{0,63}$/.test(name)) throw new Failure('name-invalid', { name })
  return name
}

/** A key and a certificate of the authority's, for a host of one's own. */
export const authorityIssue: Handler<'authority.issue'> = async (deps, input, { signal }) => {
  const { key, names, profile, days } = input
  const subject = parseSubject(input.subject)
  if (profile === 'server' && names.length === 0) throw new Failure('server-nameless', { what: input.name })
  const authority = await openAuthority(pathAllowed(deps, input.directory))
  expectUnexpired(authority, deps.now())
  expectGrantable(authority, { subject, names })
  const files = { directory: pathAllowed(deps, input.out), name: fileName(input.name), profile }
  // Nobody is asked for a passphrase in vain.
  await expectNoPair(files)
  const issuer = await issuerOf(deps, authority, input.passphrasePath, signal)
  const wanted = { ...files, subject, key, names, ...validity(deps, days) }
  const made = await issue(authority, issuer, wanted, deps.now())
  return { key: made.key, certificate: madeOf(made.file, made.pem) }
}

export const authorityReadRequests: Handler<'authority.read-requests'> = async (deps, { files }, { signal }) => {
  const read = await readRequestFiles(deps, files, signal)
  return read.map(({ file, answer }) => {
    if ('failure' in answer) return { file: file.path, failure: answer.failure }
    const { request } = answer
    const { id } = deps.tickets.keep(file, { contents: request.subject, fingerprints: [] })
    return { file: file.path, request, ticket: id }
  })
}

/** Signs what was read; a request that can't be signed has its failure, and the others are signed. */
export const authoritySign: Handler<'authority.sign'> = async (deps, input, { signal }) => {
  const { profile, days } = input
  const files = input.tickets.map((ticket) => deps.tickets.redeem(ticket, 'request'))
  const authority = await openAuthority(pathAllowed(deps, input.directory))
  expectUnexpired(authority, deps.now())
  const judged = files.map((file) => ({ file: file.path, ...grantOf(authority, file, input) }))
  const grants = judged.flatMap(({ grant }): Grant[] => (grant ? [{ ...grant, profile, ...validity(deps, days) }] : []))
  const signed = (grants.length === 0 ? [] : await sign(deps, authority, grants, input.passphrasePath, signal)).values()
  const out = resolve(pathAllowed(deps, input.out))
  return Promise.all(
    judged.map(async ({ file, grant, failure }) => {
      const made = grant && signed.next().value
      return made ? { file, ...(await write(join(out, certificateName(file)), made)) } : { file, failure }
    }),
  )
}

async function sign(
  deps: ApiDeps,
  authority: Authority,
  grants: readonly Grant[],
  passphrasePath: string | undefined,
  signal: AbortSignal,
): Promise<Signed[]> {
  return signAll(authority, await issuerOf(deps, authority, passphrasePath, signal), grants, deps.now())
}

interface Judged {
  readonly grant?: Pick<Grant, 'subject' | 'key' | 'names'>
  readonly failure?: FailureData
}

function grantOf(
  authority: Authority,
  file: ChosenFile,
  { profile, names }: Pick<VerbInput<'authority.sign'>, 'profile' | 'names'>,
): Judged {
  const { subject, key, names: asked } = requestParts(file)
  const grant = { subject, key, names: names ?? asked }
  try {
    if (profile === 'server' && grant.names.length === 0) throw new Failure('server-nameless', { what: file.path })
    expectGrantable(authority, grant)
    return { grant }
  } catch (error) {
    return { failure: failureData(error) }
  }
}

const certificateName = (request: string): string => `${basename(request).replace(/\.(csr|req|pem|der)$/i, '')}.crt`

/** It is signed already, and in the authority's directory: a place where it can't be written is no reason to hide that. */
async function write(file: string, { pem }: Signed): Promise<{ certificate: Made; failure?: FailureData }> {
  const certificate = madeOf(file, pem)
  try {
    await writeNew(file, pem, 0o644)
    return { certificate }
  } catch (error) {
    return { certificate, failure: failureData(error) }
  }
}

function madeOf(file: string, pem: string): Made {
  const der = Buffer.from(certificateBlocks(pem)[0]?.body ?? '', 'base64')
  const { serial, notAfter } = indexedPart(der)
  return {
    file,
    serial: serialText(serial),
    fingerprint: fingerprintOf(der),
    notAfter: notAfter.toISOString(),
  }
}

async function issuerOf(
  deps: ApiDeps,
  authority: Authority,
  passphrasePath: string | undefined,
  signal: AbortSignal,
): Promise<Issuer> {
  const key = await readKeyFile(authority)
  if (passphrasePath === undefined) {
    const { passphrase } = await askPassphrase(deps, key, signal)
    return unlock(authority, key.bytes, passphrase)
  }
  const passphrase = await readPassphrase(deps, passphrasePath)
  // Says what is wrong with the passphrase, and opens no key that would take minutes.
  await deps.reader({ kind: 'private-key', key: contentOf(key), passphrase }, signal)
  return unlock(authority, key.bytes, passphrase)
}

export const authorityList: Handler<'authority.list'> = async (deps, { directory }) => {
  const authority = await openAuthority(pathAllowed(deps, directory))
  const { name, notAfter } = authority.certificate
  const certificates = (await allEntries(authority)).map((entry) => issuedOf(entry, deps.now()))
  return { authority: nameText(name), notAfter: notAfter.toISOString(), certificates }
}

/** What the index says of a certificate, and the certificate itself, which the reader reads. */
export const authorityShow: Handler<'authority.show'> = async (deps, { directory, serial: typed }, { signal }) => {
  const authority = await openAuthority(pathAllowed(deps, directory))
  const entry = entryWith(await allEntries(authority), typed)
  const file = await certificateFile(authority, entry.serial)
  const [certificate] = file ? await deps.reader({ kind: 'certificate-file', file: contentOf(file) }, signal) : []
  if (!file || !certificate) throw new Failure('certificate-gone', { serial: entry.serial, directory })
  expectOfFiles(certificate, [file])
  const now = deps.now()
  return { issued: { ...issuedOf(entry, now), file: file.name }, certificate, at: now.toISOString() }
}

export const authorityRevoke: Handler<'authority.revoke'> = async (deps, { directory, serial, reason }) => {
  const authority = await openAuthority(pathAllowed(deps, directory))
  return issuedOf(await revoke(authority, serial, reason, deps.now()), deps.now())
}

export const authorityCrl: Handler<'authority.crl'> = async (deps, input, { signal }) => {
  const authority = await openAuthority(pathAllowed(deps, input.directory))
  const issuer = await issuerOf(deps, authority, input.passphrasePath, signal)
  const now = deps.now()
  const nextUpdate = new Date(now.getTime() + input.days * dayMs)
  const where = input.out === undefined ? {} : { file: resolve(pathAllowed(deps, input.out)) }
  const { file, number, revoked } = await makeList(authority, issuer, { nextUpdate, now, isDer: input.der, ...where })
  return { file, number: number.toString(), revoked, nextUpdate: nextUpdate.toISOString() }
}
