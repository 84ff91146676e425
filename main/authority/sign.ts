import { join } from 'node:path'
import type { Name, SubjectPublicKeyInfo } from '@peculiar/asn1-x509'
import { Failure } from '../../shared/failure.ts'
import type { Profile } from '../../shared/model/authority.ts'
import { nameText } from '../certificates/read/distinguished-name.ts'
import { type Issuer, makeCertificate, randomSerial } from '../certificates/write/certificate.ts'
import { alternativeNames, profileExtensions } from '../certificates/write/extensions.ts'
import { expectWithinLimits } from '../certificates/write/within-limits.ts'
import { writeWhole } from '../write-whole.ts'
import { type Authority, allEntries, readNumber, writeIndex, writeNumber } from './directory.ts'
import { type IndexEntry, oneLine, serialText } from './index-file.ts'
import { withLock } from './lock.ts'

/** A certificate to be made. */
export interface Grant {
  readonly subject: Name
  readonly key: SubjectPublicKeyInfo
  readonly profile: Profile
  readonly names: readonly string[]
  readonly notBefore: Date
  readonly notAfter: Date
}

/** A certificate that was signed. */
export interface Signed {
  readonly serial: string
  /** Its own certificate, and what has to follow it in a file: an authority that is not a root, which nobody else has. */
  readonly pem: string
  readonly notAfter: Date
}

/** @throws Failure `authority-expired`. */
export function expectUnexpired({ certificate: { notAfter }, directory }: Authority, now: Date): void {
  if (notAfter > now) return
  throw new Failure('authority-expired', { directory, until: { at: notAfter.toISOString(), to: 'day' } })
}

/**
 * Makes sure that an authority may sign for a subject and names.
 * @throws Failure `name-invalid`, `name-beyond`, `name-excluded`.
 */
export function expectGrantable(
  { certificate: { name, limits } }: Authority,
  { subject, names }: Pick<Grant, 'subject' | 'names'>,
): void {
  expectWithinLimits(nameText(name), limits, subject, names)
}

/**
 * Signs certificates. Each file is written before the line that lists it, and the number is counted on before both: whenever this is
 * killed, no number is used twice and {@link allEntries} finds what was signed.
 * @throws Failure `authority-busy`, `index-damaged`, and, before a number is used up, `authority-expired` and those of
 *   {@link expectGrantable}.
 */
export async function signAll(
  authority: Authority,
  issuer: Issuer,
  grants: readonly Grant[],
  now: Date,
): Promise<Signed[]> {
  expectUnexpired(authority, now)
  for (const grant of grants) expectGrantable(authority, grant)
  return withLock(authority.directory, async () => {
    const entries = await allEntries(authority)
    const serials = await takeSerials(authority, entries, grants.length)
    const made: Signed[] = []
    for (const [at, grant] of grants.entries()) made.push(await signOne(authority, issuer, grant, serials[at] ?? 0n))
    const lines = made.map(({ serial, notAfter }, at): IndexEntry => {
      const subject = grants[at]?.subject
      return { serial, notAfter, file: 'unknown', subject: subject ? oneLine(subject) : '' }
    })
    await writeIndex(authority, [...entries, ...lines])
    return made
  })
}

async function signOne(
  { certificate, layout }: Authority,
  issuer: Issuer,
  grant: Grant,
  serial: bigint,
): Promise<Signed> {
  const { subject, key, profile, names, notBefore } = grant
  const isRsa = key.algorithm.algorithm === '1.2.840.113549.1.1.1'
  // Nothing is valid longer than who signed it.
  const notAfter = new Date(Math.min(grant.notAfter.getTime(), certificate.notAfter.getTime()))
  const extensions = [...profileExtensions(profile, isRsa), ...alternativeNames(names)]
  const pem = await makeCertificate({ serial, subject, key, notBefore, notAfter, extensions }, issuer)
  await writeWhole(join(layout.newCertificates, `${serialText(serial)}.pem`), pem, { mode: 0o644 })
  return { serial: serialText(serial), pem: pem + certificate.chain, notAfter }
}

/** Numbers that no certificate has: random ones, or the next ones of the file `serial`, which then has the one after them. */
async function takeSerials({ layout }: Authority, entries: readonly IndexEntry[], count: number): Promise<bigint[]> {
  if (layout.isRandom) return Array.from({ length: count }, randomSerial)
  const used = new Set(entries.map(({ serial }) => serial))
  const serials: bigint[] = []
  let next = await readNumber(layout.serial)
  for (; serials.length < count; next += 1n) if (!used.has(serialText(next))) serials.push(next)
  await writeNumber(layout.serial, next)
  return serials
}
