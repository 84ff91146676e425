import { basename, join, resolve } from 'node:path'
import { AsnConvert } from '@peculiar/asn1-schema'
import { Name, SubjectPublicKeyInfo } from '@peculiar/asn1-x509'
import type { FailureData } from '../../../shared/failure.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import type { Made } from '../../../shared/model/authority.ts'
import { certificateBlocks } from '../../../shared/pem.ts'
import { createAuthority, createRequest, createSelfSigned, writeNew } from '../../authority/create.ts'
import { type Authority, openAuthority, readIndex } from '../../authority/directory.ts'
import { issuedOf, makeList, revoke } from '../../authority/revoke.ts'
import { type Grant, type Signed, signAll } from '../../authority/sign.ts'
import { readKeyFile, unlock } from '../../authority/unlock.ts'
import { fingerprintOf } from '../../certificates/read/der-shape.ts'
import { nameText } from '../../certificates/read/distinguished-name.ts'
import { indexedPart } from '../../certificates/read/issuer.ts'
import type { Issuer } from '../../certificates/write/certificate.ts'
import { parseSubject } from '../../certificates/write/subject.ts'
import type { ReaderAnswer } from '../../reader/jobs.ts'
import { readChosenFile } from '../../store/chosen-file.ts'
import { askPassphrase } from '../ask-passphrase.ts'
import type { ApiDeps } from '../deps.ts'
import type { Handler } from '../handler.ts'
import { newPassphrase } from '../new-passphrase.ts'
import { contentOf } from '../tickets.ts'
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

export const authorityReadRequests: Handler<'authority.read-requests'> = async (deps, { files }, { signal }) => {
  const read = await readRequests(deps, files, signal)
  return read.map((answer, at) => {
    const file = files[at] ?? ''
    return 'failure' in answer ? { file, failure: answer.failure } : { file, request: answer.request }
  })
}

/** All in one process, which dies for all of them: whoever signs a folder has it from one source. */
async function readRequests(
  deps: ApiDeps,
  files: readonly string[],
  signal: AbortSignal,
): Promise<ReaderAnswer<'requests'>> {
  const content = await Promise.all(
    files.map(async (file) =>
      contentOf({ name: basename(file), bytes: await readChosenFile(pathAllowed(deps, file)) }),
    ),
  )
  return deps.reader({ kind: 'requests', files: content }, signal)
}

/** Signs what can be signed; each other request has its failure. */
export const authoritySign: Handler<'authority.sign'> = async (deps, input, { signal }) => {
  const { files, profile, days } = input
  const read = await readRequests(deps, files, signal)
  const authority = await openAuthority(pathAllowed(deps, input.directory))
  const judged = read.map((answer, at) => ({
    file: files[at] ?? '',
    ...grantOf(answer, input.names, profile, files[at] ?? ''),
  }))
  const grants = judged.flatMap(({ grant }): Grant[] => (grant ? [{ ...grant, profile, ...validity(deps, days) }] : []))
  const issuer = await issuerOf(deps, authority, input.passphrasePath, signal)
  const signed = (await signAll(authority, issuer, grants, deps.now())).values()
  const out = resolve(pathAllowed(deps, input.out))
  return Promise.all(
    judged.map(async ({ file, grant, failure }) => {
      if (!grant) return { file, failure }
      const { value: made } = signed.next()
      return made ? { file, ...(await write(join(out, certificateName(file)), made)) } : { file }
    }),
  )
}

interface Judged {
  readonly grant?: Pick<Grant, 'subject' | 'key' | 'names'>
  readonly failure?: FailureData
}

function grantOf(
  answer: ReaderAnswer<'requests'>[number],
  names: readonly string[] | undefined,
  profile: Grant['profile'],
  what: string,
): Judged {
  if ('failure' in answer) return { failure: answer.failure }
  const granted = names ?? answer.request.names
  if (profile === 'server' && granted.length === 0)
    return { failure: failureData(new Failure('server-nameless', { what })) }
  return {
    grant: {
      subject: AsnConvert.parse(Buffer.from(answer.subject, 'base64'), Name),
      key: AsnConvert.parse(Buffer.from(answer.key, 'base64'), SubjectPublicKeyInfo),
      names: granted,
    },
  }
}

const certificateName = (request: string): string => `${basename(request).replace(/\.(csr|req|pem|der)$/i, '')}.crt`

/** It is signed already, and in the authority's directory: a place where it can't be written is no reason to hide that. */
async function write(
  file: string,
  { serial, pem, notAfter }: Signed,
): Promise<{ certificate: Made; failure?: FailureData }> {
  const certificate = { ...madeOf(file, pem), serial, notAfter: notAfter.toISOString() }
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
    serial: serial.toString(16).toUpperCase(),
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
  const passphrase =
    passphrasePath === undefined
      ? (await askPassphrase(deps, key, signal)).passphrase
      : await readPassphrase(deps, passphrasePath)
  return unlock(authority, key.bytes, passphrase)
}

export const authorityList: Handler<'authority.list'> = async (deps, { directory }) => {
  const authority = await openAuthority(pathAllowed(deps, directory))
  const { name, notAfter } = authority.certificate
  const certificates = (await readIndex(authority)).map((entry) => issuedOf(entry, deps.now()))
  return { authority: nameText(name), notAfter: notAfter.toISOString(), certificates }
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
